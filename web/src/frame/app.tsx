import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { type ComponentType, Suspense, lazy, useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { Clock } from '../clock/clock';
import { type Catalogue, loadCatalogue } from '../i18n';
import { returnPath, signInPath } from '../session/return-path';
import { type Session, session, verifySession } from '../session/session';
import { asked } from '../ui/ask';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/card';
import { useStore } from '../ui/store';
import { Toaster } from '../ui/toast';
import { Boundary } from './boundary';
import { Header, SkipLink } from './header';
import { Masthead } from './masthead';
import { NotFound } from './not-found';
import { OfflineBanner } from './offline';
import { declareRoutes } from './pages';

// Comes with the first question.
const ConfirmDialog = lazy(() => import('../ui/confirm').then((file) => ({ default: file.ConfirmDialog })));

function Confirm() {
  return useStore(asked) ? (
    <Suspense fallback={null}>
      <ConfirmDialog />
    </Suspense>
  ) : null;
}

/** A page that comes when it is asked for, with its words. */
// biome-ignore lint/suspicious/noExplicitAny: the properties are those of the page
function later<Props = any>(catalogues: Catalogue | Catalogue[], load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(async () => {
    const [page] = await Promise.all([load(), ...[catalogues].flat().map(loadCatalogue)]);
    return { default: page };
  }) as ComponentType<Props>;
}

const More = later('core', () => import('./more').then((file) => file.More));
const SignIn = later('session', () => import('../session/sign-in').then((file) => file.SignIn));
const Password = later('session', () => import('../session/password').then((file) => file.Password));
const Account = later('session', () => import('../session/account').then((file) => file.Account));
const Month = later(['day', 'card'], () => import('../day/month').then((file) => file.Month));
const Day = later(['day', 'approval'], () => import('../day/day').then((file) => file.Day));
const CardPage = later('card', () => import('../card/card').then((file) => file.Card));
const Cards = later('card', () => import('../card/cards').then((file) => file.Cards));
const Notices = later('notice', () => import('../notice/notices').then((file) => file.Notices));
const NoticePreferences = later('notice', () => import('../notice/preferences').then((file) => file.Preferences));
const Letters = later('letter', () => import('../letter/letters').then((file) => file.Letters));
const StaffLetters = later('letter', () => import('../letter/letters').then((file) => file.StaffLetters));
const LetterPage = later('letter', () => import('../letter/letter').then((file) => file.LetterPage));
const LetterTemplates = later('letter', () => import('../letter/templates').then((file) => file.LetterTemplates));
const AbsenceAlerts = later('letter', () => import('../absence/alerts').then((file) => file.AbsenceAlerts));
const Closing = later('closing', () => import('../closing/closing').then((file) => file.Closing));
const Transactions = later('closing', () => import('../transaction/transactions').then((file) => file.Transactions));
const TransactionPage = later('closing', () => import('../transaction/detail').then((file) => file.TransactionPage));
const CalendarPage = later('calendar', () => import('../calendar/calendar').then((file) => file.CalendarPage));
const Accounts = later('account', () => import('../account/accounts').then((file) => file.Accounts));
const AccountNew = later(['account', 'session'], () => import('../account/new').then((file) => file.AccountNew));
const Rules = later('rules', () => import('../rules/rules').then((file) => file.Rules));
const Worktime = later('scheme', () => import('../scheme/worktime').then((file) => file.Worktime));
const Todo = later('approval', () => import('../todo/todo').then((file) => file.Todo));
const ReasonPage = later(['approval', 'attachment'], () => import('../reason/reason').then((file) => file.ReasonPage));
const CorrectionPage = later(['approval', 'attachment'], () => import('../correction/correction').then((file) => file.CorrectionPage));
const OwnApprovals = later('approval', () => import('../approval/own').then((file) => file.OwnApprovals));
const ApprovalPage = later(['approval', 'attachment'], () => import('../approval/detail').then((file) => file.ApprovalPage));
const Inbox = later('approval', () => import('../approval/inbox').then((file) => file.Inbox));
const Delegations = later('approval', () => import('../delegation/delegations').then((file) => file.Delegations));
const ReasonKinds = later('reason-kind', () => import('../reason-kind/reason-kinds').then((file) => file.ReasonKinds));
const AccountDetail = later(['account', 'session'], () => import('../account/detail').then((file) => file.AccountDetail));

/** Every page by its address; what an address holds comes as properties. The navigation shows what stands here (pages.ts). */
// biome-ignore lint/suspicious/noExplicitAny: the properties are those of the page
const routes: Record<string, ComponentType<any>> = {
  '/': Clock,
  '/lagi': More,
  '/kata-laluan': Password,
  '/bulan/:month?': Month,
  '/hari/:date': Day,
  '/kad/:month?': CardPage,
  '/kad-pegawai': Cards,
  '/makluman': Notices,
  '/makluman/pilihan': NoticePreferences,
  '/surat': Letters,
  '/surat/:id': LetterPage,
  '/surat-pegawai': StaffLetters,
  '/templat-surat': LetterTemplates,
  '/ketidakhadiran': AbsenceAlerts,
  '/kalendar/:year?/:state?': CalendarPage,
  '/perlu-tindakan': Todo,
  '/alasan': ReasonPage,
  '/pembetulan': CorrectionPage,
  '/permohonan': OwnApprovals,
  '/kelulusan': Inbox,
  '/kelulusan/:id': ApprovalPage,
  '/penurunan-kuasa': Delegations,
  '/peraturan': Rules,
  '/akaun': Account,
  '/penutupan/:month?': Closing,
  '/transaksi': Transactions,
  '/transaksi/:number': TransactionPage,
  '/pegawai': Accounts,
  '/pegawai/baharu': AccountNew,
  '/pegawai/:agency/:officer': AccountDetail,
  '/waktu-bekerja/:part?/:item?': Worktime,
  '/jenis-alasan': ReasonKinds,
};
declareRoutes(Object.keys(routes));

function Pages() {
  return (
    <Switch>
      {Object.entries(routes).map(([path, Page]) => (
        <Route key={path} path={path}>
          {(held) => <Page {...held} />}
        </Route>
      ))}
      <Route component={NotFound} />
    </Switch>
  );
}

function Unknown() {
  return (
    <div className="mx-auto max-w-xl space-y-4 py-10 text-center" data-testid="page-unknown">
      <h1>
        <Trans>Pelayan tidak dapat dihubungi</Trans>
      </h1>
      <p className="text-txt-black-700">
        <Trans>Peranti ini belum mengenali anda. Sila semak rangkaian, kemudian cuba lagi.</Trans>
      </p>
      <Button className="mx-auto" onClick={() => void verifySession()}>
        <Trans>Cuba lagi</Trans>
      </Button>
    </div>
  );
}

/** The page for an address, as far as the session allows it. A redirect goes off when it appears, so each has a key of its own. */
function Content({ now }: { now: Session }) {
  const [path] = useLocation();
  const search = useSearch();
  const here = search ? `${path}?${search}` : path;
  if (now.status === 'loading') return <Skeleton lines={6} />;
  if (path === '/log-masuk')
    return now.status === 'signed_in' ? <Redirect key="back" to={returnPath(search, location.origin)} replace /> : <SignIn />;
  if (now.status === 'unknown') return <Unknown />;
  if (now.status === 'signed_out') return <Redirect key="sign-in" to={signInPath(here)} replace />;
  if (now.mustChange && path !== '/kata-laluan') return <Redirect key="password" to="/kata-laluan" replace />;
  return <Pages />;
}

function Frame() {
  const now = useStore(session);
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(path);
  useEffect(() => {
    if (arrived.current === path) return;
    arrived.current = path;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Masthead />
      <Header navigation={now.status === 'signed_in' && !now.mustChange} />
      <OfflineBanner />
      <main
        id="kandungan"
        ref={main}
        tabIndex={-1}
        className="mx-auto w-full max-w-screen-xl flex-1 px-4.5 pb-28 pt-5 md:px-6 md:pb-12 md:pt-8 print:max-w-none print:p-0"
      >
        <Boundary place={path}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Content now={now} />
          </Suspense>
        </Boundary>
      </main>
      <Toaster />
      <Confirm />
    </div>
  );
}

export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <Frame />
    </I18nProvider>
  );
}
