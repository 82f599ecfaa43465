// What waits for the officer, and how much that is.
import { type Schemas, api, ask } from '../api/client';
import { todoCount } from '../frame/todo';
import { currentOfficer, session } from '../session/session';

export interface Waiting {
  /** By day. */
  issues: Schemas['IssueToExplain'][];
  /** Own cases where more is asked. */
  asked: Schemas['ApprovalEntry'][];
  /** Of others' cases the numbers alone. */
  inbox: Schemas['ApprovalPage'];
}

/** No case has it: the page is empty, so that nobody's case is looked at for a number, and the counts come all the same. */
const noSubject = '-';

/** @throws Refusal, Unreachable */
export async function loadTodo(): Promise<Waiting> {
  const [{ issues }, { approvals }, inbox] = await Promise.all([
    ask(api.GET('/issues')),
    ask(api.GET('/approvals/own', { params: { query: { open: true, limit: 200 } } })),
    ask(api.GET('/approvals', { params: { query: { subject: noSubject, limit: 1 } } })),
  ]);
  return { issues, asked: approvals.filter(({ state }) => state === 'more_information'), inbox };
}

/** Sets the badge to what was just loaded. */
export function noteTodo({ issues, asked, inbox }: Waiting): void {
  todoCount.set({ issues: issues.length, asked: asked.length, decisions: inbox.total, decides: inbox.decides });
}

/** Asks the server and sets the badge; what fails leaves it as it is. */
export async function countTodo(): Promise<void> {
  const officer = currentOfficer();
  if (!officer) return;
  try {
    const waiting = await loadTodo();
    if (officer.id === currentOfficer()?.id) noteTodo(waiting);
  } catch {
    // A badge is no reason to disturb anybody.
  }
}

// One officer's number is not shown to the next.
let shownTo = currentOfficer()?.id;
session.subscribe(() => {
  if (shownTo === currentOfficer()?.id) return;
  shownTo = currentOfficer()?.id;
  todoCount.set(undefined);
  void countTodo();
});
