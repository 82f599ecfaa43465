// Every journey, in the order in which an officer would meet it.
import { account } from "./account.mjs";
import { administration } from "./administration.mjs";
import { approval } from "./approval.mjs";
import { audit } from "./audit.mjs";
import { board } from "./board.mjs";
import { body } from "./body.mjs";
import { calendar } from "./calendar.mjs";
import { card } from "./card.mjs";
import { closing } from "./closing.mjs";
import { figure } from "./figure.mjs";
import { firstDay } from "./first_day.mjs";
import { grant } from "./grant.mjs";
import { help } from "./help.mjs";
import { integration } from "./integration.mjs";
import { keyboard } from "./keyboard.mjs";
import { languages } from "./languages.mjs";
import { letter } from "./letter.mjs";
import { month } from "./month.mjs";
import { notice } from "./notice.mjs";
import { officerImport } from "./officer_import.mjs";
import { offline } from "./offline.mjs";
import { passwordMail } from "./password_mail.mjs";
import { people } from "./people.mjs";
import { place } from "./place.mjs";
import { position } from "./position.mjs";
import { reasonKinds } from "./reason_kinds.mjs";
import { remote } from "./remote.mjs";
import { report } from "./report.mjs";
import { rules } from "./rules.mjs";
import { task } from "./task.mjs";
import { twoTabs } from "./two_tabs.mjs";
import { worktime } from "./worktime.mjs";

export const journeys = [
  firstDay, position, offline, twoTabs, languages, keyboard, help, month, calendar, card, account, administration,
  worktime, rules, reasonKinds, closing, figure, notice, approval, grant, letter, remote, task, board, body, people,
  passwordMail, officerImport, report, audit, integration, place,
];
