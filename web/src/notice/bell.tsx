import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { pick, useLang } from '../i18n';
import { Bell } from '../ui/bell';
import { useStore } from '../ui/store';
import { say } from '../ui/toast';
import { arrived, box, startLive } from './live';

const most = 99;

/** In the header of every page: how many notices are unread, live, and the way to them. */
export function NoticeBell() {
  const { t } = useLingui();
  const lang = useLang();
  const unread = useStore(box)?.unread ?? 0;
  const newest = useStore(arrived);
  useEffect(startLive, []);
  useEffect(() => {
    if (newest) say('info', `${pick(newest.title, lang)}. ${pick(newest.body, lang)}`);
    // Said once, in the language of that moment.
  }, [newest]);
  const name = unread === 0 ? t`Makluman` : t`Makluman: ${unread} belum dibaca`;
  return (
    <Link
      href="/makluman"
      data-testid="notice-bell"
      data-unread={unread}
      aria-label={name}
      className="relative flex size-11 items-center justify-center rounded-md text-txt-black-700 hover:bg-bg-white-hover"
    >
      <Bell className="size-5.5" />
      {unread > 0 && (
        <span aria-hidden="true" className="absolute right-0.5 top-0.5 min-w-5 rounded-full bg-danger-600 px-1 text-center text-body-xs font-semibold text-white">
          {unread > most ? `${most}+` : unread}
        </span>
      )}
    </Link>
  );
}
