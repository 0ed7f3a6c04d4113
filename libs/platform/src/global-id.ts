/** The opaque id of an object across all types, as Relay asks for: the one that clients know, also outside of the api. */
export const toGlobalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');
