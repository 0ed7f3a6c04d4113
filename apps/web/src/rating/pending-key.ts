/** Where the browser keeps ratings that the server has not confirmed; apart, so that looking whether there are any loads nothing. */
export const PENDING_KEY = 'bridgenotes.ratings';
