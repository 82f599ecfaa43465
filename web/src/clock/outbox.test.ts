import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { type Delivery, type Outbox, createOutbox, firstDelayMs, longestDelayMs, retryDelayMs } from './outbox';
import { type KeptPress, keptStore } from './storage';
import { uuid7 } from './uuid';

const ali = 'ali';
const siti = 'siti';

/** A device with its storage, a server that answers as it is told, and a clock that moves by hand. */
function device(answers: Array<Delivery | (() => Promise<Delivery>)> = []) {
  const world = {
    now: 1_000_000,
    session: ali as string | undefined,
    sent: [] as KeptPress['body'][],
    timers: [] as Array<{ task: () => void; at: number }>,
    locked: false,
  };
  const box: Outbox = createOutbox({
    store: keptStore,
    async deliver(body) {
      world.sent.push(body);
      const answer = answers.shift() ?? recorded(body);
      return typeof answer === 'function' ? answer() : answer;
    },
    officerId: () => world.session,
    sessionOfficerId: async () => world.session,
    now: () => world.now,
    random: () => 1,
    alone: async (task) => {
      if (!world.locked) await task();
    },
    later(task, ms) {
      const timer = { task, at: world.now + ms };
      world.timers = [timer];
      return () => {
        world.timers = world.timers.filter((one) => one !== timer);
      };
    },
    announce: () => undefined,
  });
  return { box, world };
}

let made = 0;
function press(officer: string, change: Partial<KeptPress> = {}): KeptPress {
  const key = uuid7(1_000_000 + ++made);
  return {
    key,
    officer_id: officer,
    user_id: officer,
    body: { key, kind: 'in', claimed_at: '2026-11-24T00:07:00.000Z', position_absence: 'denied' },
    state: 'waiting',
    attempts: 0,
    next_at: 0,
    ...change,
  };
}

const recorded = (body: KeptPress['body']): Delivery => ({ outcome: 'recorded', event: { key: body.key } as never });
const later = (retryAfter?: number): Delivery => ({ outcome: 'later', retryAfter });

beforeEach(async () => {
  for (const kept of await keptStore.all()) await keptStore.remove(kept.key);
});

test('a press is kept until the server has answered for it', async () => {
  const { box, world } = device([later()]);
  const one = press(ali, { state: 'in_hand', next_at: Number.MAX_SAFE_INTEGER });
  await box.keep(one);
  expect((await box.send(one.key)).outcome).toBe('later');
  expect(box.list().map((kept) => kept.state)).toEqual(['waiting']);
  await box.flush(true);
  expect(box.list()).toEqual([]);
  expect(world.sent.map((body) => body.key)).toEqual([one.key, one.key]);
});

test('a retry sends the very same body', async () => {
  const { box, world } = device([later(), later()]);
  await box.keep(press(ali));
  await box.flush(true);
  await box.flush(true);
  await box.flush(true);
  expect(world.sent).toHaveLength(3);
  expect(new Set(world.sent.map((body) => JSON.stringify(body))).size).toBe(1);
});

test('presses go out oldest first, and none passes one that must wait', async () => {
  const { box, world } = device([later()]);
  const [first, second] = [press(ali), press(ali)];
  await box.keep(second);
  await box.keep(first);
  await box.flush(true);
  expect(world.sent.map((body) => body.key)).toEqual([first.key]);
  await box.flush(true);
  expect(world.sent.map((body) => body.key)).toEqual([first.key, first.key, second.key]);
});

test('a press never goes out under the session of another officer', async () => {
  const { box, world } = device();
  await box.keep(press(ali));
  world.session = siti;
  await box.refresh();
  expect(box.list()).toEqual([]);
  expect([...box.others()]).toEqual([[ali, 1]]);
  await box.flush(true);
  world.session = undefined;
  await box.flush(true);
  expect(world.sent).toEqual([]);
  world.session = ali;
  await box.refresh();
  await box.flush(true);
  expect(world.sent).toHaveLength(1);
});

test('a session that changes while a press is made holds it back', async () => {
  const { box, world } = device();
  const one = press(ali, { state: 'in_hand' });
  await box.keep(one);
  world.session = siti;
  expect((await box.send(one.key)).outcome).toBe('signed_out');
  expect(world.sent).toEqual([]);
  expect(await keptStore.all()).toHaveLength(1);
});

test('a refused press stays, is not sent again, and lets the others pass', async () => {
  const text = { ms: 'Kunci telah digunakan.', en: 'The key was used.' };
  const { box, world } = device([{ outcome: 'refused', code: 'key_used', text }]);
  const [first, second] = [press(ali), press(ali)];
  await box.keep(first);
  await box.keep(second);
  await box.flush(true);
  await box.flush(true);
  expect(world.sent.map((body) => body.key)).toEqual([first.key, second.key]);
  expect(box.list()).toMatchObject([{ key: first.key, state: 'refused', refusal: { code: 'key_used', text } }]);
  await box.remove(first.key);
  expect(box.list()).toEqual([]);
});

test('what the server asked for is waited, also when the page comes back', async () => {
  const { box, world } = device([later(120)]);
  await box.keep(press(ali));
  await box.flush(true);
  expect(world.timers).toHaveLength(1);
  expect(world.timers[0]?.at).toBeGreaterThanOrEqual(world.now + 120_000);
  await box.flush(true);
  expect(world.sent).toHaveLength(1);
  world.now = world.timers[0]?.at ?? 0;
  await box.flush();
  expect(world.sent).toHaveLength(2);
});

test('a press in the hands of another page is left alone until that page must have died, and then goes without a position', async () => {
  const { box, world } = device();
  const one = press(ali, { state: 'in_hand', next_at: world.now + 30_000 });
  await box.keep({ ...one, body: { key: one.key, kind: 'out' } });
  await box.flush(true);
  expect(world.sent).toEqual([]);
  world.now += 30_000;
  await box.flush();
  expect(world.sent).toEqual([{ key: one.key, kind: 'out', position_absence: 'timeout' }]);
});

test('two flushes at once send once, and a tab that finds the other at work sends nothing', async () => {
  const { box, world } = device();
  await box.keep(press(ali));
  await Promise.all([box.flush(true), box.flush(true)]);
  expect(world.sent).toHaveLength(1);
  await box.keep(press(ali));
  world.locked = true;
  await box.flush(true);
  expect(world.sent).toHaveLength(1);
});

test('a recorded press is told of with what had waited', async () => {
  const { box } = device();
  const told: string[] = [];
  box.onRecorded((event, kept) => told.push(`${event.key} ${kept.state}`));
  const one = press(ali);
  await box.keep(one);
  await box.flush(true);
  expect(told).toEqual([`${one.key} waiting`]);
});

test('waiting grows to a limit, with full jitter', () => {
  expect(retryDelayMs(1, undefined, 1)).toBe(firstDelayMs);
  expect(retryDelayMs(2, undefined, 1)).toBe(2 * firstDelayMs);
  expect(retryDelayMs(40, undefined, 1)).toBe(longestDelayMs);
  expect(retryDelayMs(5, undefined, 0)).toBe(0);
  expect(retryDelayMs(1, 10, 0)).toBe(10_000);
  expect(retryDelayMs(1, 10, 1)).toBeGreaterThan(10_000);
});
