/** An enum whose names in GraphQL are the words themselves. */
export const enumOf = <Word extends string>(words: readonly Word[]) => Object.fromEntries(words.map((word) => [word, word])) as { readonly [Name in Word]: Name };

/** An enum whose names in GraphQL are the words in capitals. */
export const upperEnumOf = <Word extends string>(words: readonly Word[]) => Object.fromEntries(words.map((word) => [word.toUpperCase(), word])) as { readonly [Name in Word as Uppercase<Name>]: Name };
