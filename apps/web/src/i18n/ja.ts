// Every text of the application in Japanese. en.ts has the same keys; a spec proves it.
import { admin } from './ja/admin.js';
import { board, login } from './ja/board.js';
import { clinic, family } from './ja/clinic.js';
import { common } from './ja/common.js';
import { emergency } from './ja/emergency.js';
import { escalation } from './ja/escalation.js';
import { activity, handover, load } from './ja/load.js';
import { phone } from './ja/phone.js';
import { messages } from './ja/messages.js';
import { roster } from './ja/roster.js';
import { security } from './ja/security.js';
import { station } from './ja/station.js';

export const ja = {
  ...common,
  login,
  security,
  board,
  emergency,
  escalation,
  activity,
  handover,
  load,
  messages,
  phone,
  roster,
  station,
  clinic,
  family,
  admin,
};
