// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type ProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type ProvidersQuery = { community: { signIn: { providers: Array<{ issuer: string, name: string, clientId: string, scopes: Array<string>, token: Schema.SignInToken, audience: string | null }> } } };

export const ProvidersDocument = "query Providers { community { signIn { providers { issuer name clientId scopes token audience } } } }" as TypedDocument<ProvidersQuery, ProvidersQueryVariables>;
