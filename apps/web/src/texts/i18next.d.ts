import 'i18next';
import type frame from './en/frame.json';
import type home from './en/home.json';
import type notes from './en/notes.json';
import type statements from './en/statements.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    resources: {
      frame: typeof frame;
      home: typeof home;
      notes: typeof notes;
      statements: typeof statements;
    };
  }
}
