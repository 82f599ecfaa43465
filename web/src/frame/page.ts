import { useEffect } from 'react';

export type PageName =
  | 'sign-in'
  | 'password'
  | 'clock'
  | 'month'
  | 'day'
  | 'account'
  | 'accounts'
  | 'account-new'
  | 'account-detail'
  | 'transfers'
  | 'more'
  | 'rules'
  | 'calendar'
  | 'worktime'
  | 'reason-kinds'
  | 'integration'
  | 'api-page'
  | 'closing'
  | 'transactions'
  | 'transaction'
  | 'card'
  | 'cards'
  | 'grants'
  | 'officer-grants'
  | 'notices'
  | 'notice-preferences'
  | 'letters'
  | 'letter'
  | 'staff-letters'
  | 'letter-templates'
  | 'absence'
  | 'figures'
  | 'bodies'
  | 'units'
  | 'implementation'
  | 'policies'
  | 'reports'
  | 'report'
  | 'report-orders'
  | 'report-schedules'
  | 'board'
  | 'wall'
  | 'team-month'
  | 'todo'
  | 'reason'
  | 'correction'
  | 'own-approvals'
  | 'approval'
  | 'approvals'
  | 'delegations'
  | 'remote-day'
  | 'team-remote'
  | 'looks'
  | 'places'
  | 'kiosk'
  | 'audit'
  | 'retention'
  | 'holds'
  | 'tasks'
  | 'officer-tasks'
  | 'task'
  | 'task-new'
  | 'team-day'
  | 'officer-imports'
  | 'officer-import'
  | 'help'
  | 'not-found'
  | 'error';

/** Names the page in the window's title, and says when it shows what it has to show (see TESTIDS.md). */
export function usePage(name: PageName, title: string, ready = true): void {
  useEffect(() => {
    document.title = `${title} · SPOT-Me`;
  }, [title]);
  useEffect(() => {
    if (!ready) return;
    document.documentElement.dataset.ready = name;
    return () => {
      // The page before may be taken down after the next one has said that it is there.
      if (document.documentElement.dataset.ready === name) delete document.documentElement.dataset.ready;
    };
  }, [name, ready]);
}
