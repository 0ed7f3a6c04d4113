import { IdsAndOutbox1764000000000 } from './1764000000000-ids-and-outbox';
import { RateLimits1764000000500 } from './1764000000500-rate-limits';
import { Contributors1764000001000 } from './1764000001000-contributors';
import { Statements1764000002000 } from './1764000002000-statements';
import { Notes1764000003000 } from './1764000003000-notes';
import { Ratings1764000004000 } from './1764000004000-ratings';
import { ScoringRuns1764000005000 } from './1764000005000-scoring-runs';
import { Imports1764000006000 } from './1764000006000-imports';
import { Feeds1764000007000 } from './1764000007000-feeds';
import { HowSure1764000009000 } from './1764000009000-how-sure';
import { Live1764000010000 } from './1764000010000-live';
import { RunStore1764000013000 } from './1764000013000-run-store';
import { Standing1764000014000 } from './1764000014000-standing';
import { Churn1764000015000 } from './1764000015000-churn';
import { PublicLog1764000016000 } from './1764000016000-public-log';
import { Joining1764000017000 } from './1764000017000-joining';
import { Ability1764000018000 } from './1764000018000-ability';
import { Needed1764000019000 } from './1764000019000-needed';
import { Requests1764000020000 } from './1764000020000-requests';
import { Media1764000021000 } from './1764000021000-media';
import { Disputes1764000022000 } from './1764000022000-disputes';
import { Collaboration1764000023000 } from './1764000023000-collaboration';
import { AiWriters1764000024000 } from './1764000024000-ai-writers';
import { Notices1764000025000 } from './1764000025000-notices';
import { OutboxTries1764000026000 } from './1764000026000-outbox-tries';
import { DrawsInVain1764000027000 } from './1764000027000-draws-in-vain';
import { FurtherNotices1764000028000 } from './1764000028000-further-notices';
import { Transparency1764000030000 } from './1764000030000-transparency';
import { AdminLists1764000031000 } from './1764000031000-admin-lists';
import { OpenData1764000032000 } from './1764000032000-open-data';
import { HeededModel1764000033000 } from './1764000033000-heeded-model';
import { Publication1764000034000 } from './1764000034000-publication';
import { ProgramKeys1764000036000 } from './1764000036000-program-keys';

/** All migrations, oldest first. History does not follow entities: nothing of ours is imported here. */
export const migrations = [
  IdsAndOutbox1764000000000,
  RateLimits1764000000500,
  Contributors1764000001000,
  Statements1764000002000,
  Notes1764000003000,
  Ratings1764000004000,
  ScoringRuns1764000005000,
  Imports1764000006000,
  Feeds1764000007000,
  HowSure1764000009000,
  Live1764000010000,
  RunStore1764000013000,
  Standing1764000014000,
  Churn1764000015000,
  PublicLog1764000016000,
  Joining1764000017000,
  Ability1764000018000,
  Needed1764000019000,
  Requests1764000020000,
  Media1764000021000,
  Disputes1764000022000,
  Collaboration1764000023000,
  AiWriters1764000024000,
  Notices1764000025000,
  OutboxTries1764000026000,
  DrawsInVain1764000027000,
  FurtherNotices1764000028000,
  Transparency1764000030000,
  AdminLists1764000031000,
  OpenData1764000032000,
  HeededModel1764000033000,
  Publication1764000034000,
  ProgramKeys1764000036000,
];
