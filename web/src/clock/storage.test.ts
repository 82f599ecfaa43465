import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { type KeptPress, keepState, keptStore, readState } from './storage';

const press: KeptPress = {
  key: '0193',
  officer_id: 'ali',
  user_id: 'ali',
  body: { key: '0193', kind: 'in', claimed_at: '2026-11-24T00:07:00.000Z', position_absence: 'denied' },
  state: 'in_hand',
  attempts: 0,
  next_at: 0,
};

/** The storage of the device refuses the next `times` pieces of work, as one that the browser has closed does. */
function refuse(times: number): void {
  let left = times;
  for (const name of ['get', 'getAll', 'put', 'delete'] as const) {
    const work = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      if (left-- > 0) throw new DOMException('the connection is closing', 'InvalidStateError');
      return work.apply(this, args);
    });
  }
}

/** Lets what waits for the real clock go on. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

afterEach(async () => {
  vi.restoreAllMocks();
  await keptStore.remove(press.key);
});

test('a storage that the browser has closed is opened anew', async () => {
  refuse(1);
  await keptStore.put(press);
  vi.restoreAllMocks();
  refuse(1);
  expect(await keptStore.all()).toEqual([press]);
});

test('what the storage refuses is held in memory, in its newest form, until it is removed', async () => {
  await keptStore.put(press);
  refuse(1_000);
  await keptStore.put({ ...press, state: 'waiting' });
  expect(await keptStore.all()).toEqual([{ ...press, state: 'waiting' }]);
  vi.restoreAllMocks();
  expect(await keptStore.all(), 'the older one on the device does not come back').toEqual([{ ...press, state: 'waiting' }]);
  await keptStore.remove(press.key);
  expect(await keptStore.all()).toEqual([]);
});

test('a known state outlives a storage that refuses', async () => {
  refuse(1_000);
  await keepState('clock', { officer_id: 'ali', state: {} as never, kept_at: 7 });
  expect((await readState('clock'))?.kept_at).toBe(7);
  vi.restoreAllMocks();
  await keepState('clock', { officer_id: 'ali', state: {} as never, kept_at: 8 });
  expect((await readState('clock'))?.kept_at).toBe(8);
});

test('a storage that does not answer is waited for once, and tried again later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    const none = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => new IDBRequest());
    let read: unknown = 'waits';
    void readState('session').then((found) => {
      read = found;
    });
    for (let seconds = 0; seconds < 20 && read === 'waits'; ++seconds) {
      await vi.advanceTimersByTimeAsync(1_000);
      await turn(); // the storage itself takes turns of the real clock
    }
    expect(read).toBeUndefined();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await keepState('clock', { officer_id: 'ali', state: {} as never, kept_at: 9 });
    expect(put, 'it is left alone').not.toHaveBeenCalled();
    expect((await readState('clock'))?.kept_at).toBe(9);
    none.mockRestore();
    vi.setSystemTime(Date.now() + 30_000);
    await keepState('clock', { officer_id: 'ali', state: {} as never, kept_at: 10 });
    expect(put).toHaveBeenCalledTimes(1);
    expect((await readState('clock'))?.kept_at).toBe(10);
  } finally {
    vi.useRealTimers();
  }
});

/** The storage as a page that is loaded anew has it. */
async function reloaded(): Promise<typeof import('./storage')> {
  vi.resetModules();
  return await import('./storage');
}

test('a storage that cannot be opened is tried again after a rest', async () => {
  const { keptStore: kept } = await reloaded();
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('no room', 'UnknownError');
    });
    await kept.put(press);
    expect(await kept.all(), 'memory serves').toEqual([press]);
    expect(open).toHaveBeenCalledTimes(1);
    vi.setSystemTime(Date.now() + 30_000);
    await kept.put({ ...press, state: 'waiting' });
    expect(open).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
  const { keptStore: later } = await reloaded();
  expect(await later.all(), 'on the device').toEqual([{ ...press, state: 'waiting' }]);
});
