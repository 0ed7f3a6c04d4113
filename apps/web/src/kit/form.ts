import type { FormEvent } from 'react';

/** A form that keeps what was typed until its sender clears it: React's own form actions empty it even when sending failed. */
export const onSubmit = (handle: (form: FormData) => void) => (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault();
  handle(new FormData(event.currentTarget));
};
