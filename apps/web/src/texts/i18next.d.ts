import 'i18next';
import type admin from './en/admin.json';
import type collaboration from './en/collaboration.json';
import type contributors from './en/contributors.json';
import type disputes from './en/disputes.json';
import type explanation from './en/explanation.json';
import type frame from './en/frame.json';
import type home from './en/home.json';
import type joining from './en/joining.json';
import type notes from './en/notes.json';
import type signIn from './en/signIn.json';
import type statements from './en/statements.json';
import type transparency from './en/transparency.json';
import type rating from './en/rating.json';
import type sources from './en/sources.json';
import type takingPart from './en/takingPart.json';
import type writing from './en/writing.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    resources: {
      admin: typeof admin;
      collaboration: typeof collaboration;
      contributors: typeof contributors;
      disputes: typeof disputes;
      explanation: typeof explanation;
      frame: typeof frame;
      home: typeof home;
      joining: typeof joining;
      notes: typeof notes;
      signIn: typeof signIn;
      statements: typeof statements;
      transparency: typeof transparency;
      rating: typeof rating;
      sources: typeof sources;
      takingPart: typeof takingPart;
      writing: typeof writing;
    };
  }
}
