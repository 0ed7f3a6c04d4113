import { useMutation } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useAnnounce } from './announcer';

/** A change that is announced to those who do not see the page change, once the server took it. */
export function useAnnouncedMutation<Data, Input>(document: TypedDocumentNode<Data, { input: Input }>) {
  const announce = useAnnounce();
  const [mutate, { loading, error }] = useMutation(document);
  const send = (input: Input, words: string, done: () => Promise<void>): void =>
    void mutate({ variables: { input } }).then(
      async () => {
        announce(words);
        await done();
      },
      // Shown where `error` is.
      () => undefined,
    );
  return { send, loading, error };
}
