// A User-Agent in words that its owner knows. It only helps to tell one's devices apart; nothing is decided by it.
const systems: Array<[RegExp, string]> = [
  [/iPhone|iPad/, 'iPhone/iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];
const browsers: Array<[RegExp, string]> = [
  [/Edg\//, 'Edge'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const first = (list: Array<[RegExp, string]>, text: string): string | undefined => list.find(([pattern]) => pattern.test(text))?.[1];

/** `Chrome, Android`; `otherwise` when neither is known. */
export function deviceName(agent: string, otherwise: string): string {
  return [first(browsers, agent), first(systems, agent)].filter(Boolean).join(', ') || otherwise;
}
