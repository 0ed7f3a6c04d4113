declare const types: unique symbol;

/** The text of an operation; the types of its result and of its variables are for the compiler alone. */
export type TypedDocument<Result, Variables> = string & { readonly [types]?: (variables: Variables) => Result };
