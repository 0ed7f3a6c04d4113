import type { DataOf, NoticeKind } from '../kinds';

/** A notice in words: a line, and what it means for whoever reads it. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

/** What a text may say besides the data of its kind. */
export interface Facts {
  /** The statement in a few words, in quotation marks of no language: its quote, or where it stands. Null for a notice about none. */
  readonly statement: string | null;
}

/** A language: every text of this room. Codes and names of fields are the contract with clients, texts may change. */
export interface NoticeTexts {
  readonly notices: { readonly [Kind in NoticeKind]: (facts: Facts, data: DataOf<Kind>) => Words };
  readonly mail: {
    readonly digestSubject: (count: number) => string;
    readonly digestIntro: (count: number, weekly: boolean) => string;
    readonly noteSays: string;
    readonly readNote: string;
    readonly readStatement: string;
    readonly unsubscribe: string;
    readonly footer: string;
    readonly confirmSubject: string;
    readonly confirmText: (hours: number) => string;
    readonly confirmButton: string;
  };
  readonly pages: {
    readonly confirmTitle: string;
    readonly confirmText: (address: string) => string;
    readonly confirmed: string;
    readonly unsubscribeTitle: string;
    readonly unsubscribeText: string;
    readonly unsubscribeAll: string;
    readonly unsubscribeKind: (kind: string) => string;
    readonly unsubscribed: string;
    readonly invalidLink: string;
  };
}
