import { Trans, useLingui } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { usePage } from './page';

export function BrokenPage({ retry }: { retry(): void }) {
  const { t } = useLingui();
  usePage('error', t`Ralat`);
  return (
    <div data-testid="page-error" className="mx-auto max-w-xl space-y-4 py-10 text-center">
      <h1>
        <Trans>Halaman ini tidak dapat dipaparkan</Trans>
      </h1>
      <p className="text-txt-black-700">
        <Trans>Rakaman anda tidak terjejas. Sila muat semula halaman. Jika ralat berulang, maklumkan kepada pentadbir agensi anda.</Trans>
      </p>
      <Button className="mx-auto" onClick={retry}>
        <Trans>Muat semula</Trans>
      </Button>
    </div>
  );
}

/** Catches what breaks down inside a page, so that the frame and the way out stay. */
export class Boundary extends Component<{ children: ReactNode; place: string }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: { place: string }): void {
    if (before.place !== this.props.place && this.state.broken) this.setState({ broken: false });
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage retry={() => location.reload()} /> : this.props.children;
  }
}
