import { render } from 'preact';
import { watchReach } from './api/reach';
import { outbox, startDelivery } from './clock/delivery';
import { App } from './frame/app';
import { applyUpdate, startUpdates } from './frame/updates';
import { startLanguage } from './i18n';
import { startSession } from './session/session';

void applyUpdate();
watchReach();
// The session's first question goes out while the catalogue loads.
const session = startSession();
const root = document.getElementById('app') as HTMLElement;

await startLanguage();
root.replaceChildren();
render(<App />, root);

await outbox.refresh();
startDelivery();
await session;
startUpdates();
