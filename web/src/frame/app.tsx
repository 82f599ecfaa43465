import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Suspense, lazy, useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { Clock } from '../clock/clock';
import { HelpFoot } from '../help/foot';
import { returnPath, signInPath } from '../session/return-path';
import { type Session, session, verifySession } from '../session/session';
import { asked } from '../ui/ask';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/card';
import { useStore } from '../ui/store';
import { Toaster } from '../ui/toast';
import { Boundary } from './boundary';
import { Header, SkipLink } from './header';
import { later } from './later';
import { Masthead } from './masthead';
import { OfflineBanner } from './offline';

// Comes with the first question.
const ConfirmDialog = lazy(() => import('../ui/confirm').then((file) => ({ default: file.ConfirmDialog })));

function Confirm() {
  return useStore(asked) ? (
    <Suspense fallback={null}>
      <ConfirmDialog />
    </Suspense>
  ) : null;
}

const SignIn = later('session', () => import('../session/sign-in').then((file) => file.SignIn));
const FarPages = later([], () => import('./far-pages').then((file) => file.FarPages));

function Pages() {
  return (
    <Switch>
      <Route path="/" component={Clock} />
      <Route component={FarPages} />
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
  if (/^\/help(\/|$)/.test(path)) return <FarPages />;
  if (now.status === 'loading') return <Skeleton lines={6} />;
  if (path === '/log-masuk')
    return now.status === 'signed_in' ? <Redirect key="back" to={returnPath(search, location.origin)} replace /> : <SignIn />;
  if (path === '/kiosk') return <Pages />;
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
        className="mx-auto w-full max-w-screen-xl flex-1 px-4.5 pb-6 pt-5 md:px-6 md:pt-8 print:max-w-none print:p-0"
      >
        <Boundary place={path}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Content now={now} />
          </Suspense>
        </Boundary>
      </main>
      <HelpFoot />
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
