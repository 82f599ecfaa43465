import { expect, test } from 'vitest';
import { deviceName } from './device';
import { characters, passwordAllowed, passwordRules } from './password-rules';
import { returnPath, signInPath } from './return-path';

test('a length is counted in characters', () => {
  expect(characters('abc')).toBe(3);
  expect(characters('👍🏽é')).toBe(3);
  expect(characters('e\u0301')).toBe(1);
  expect(passwordRules('👍'.repeat(11), '', 'x', 'x').length).toBe(false);
  expect(passwordRules('👍'.repeat(12), '', 'x', 'x').length).toBe(true);
});

test('a password may not hold the name or the user ID, nor be the current one', () => {
  const rules = (next: string, current = 'lama-lama-lama') => passwordRules(next, current, 'siti.aminah', 'Siti Aminah binti Ali');
  expect(rules('kopi SITI.Aminah pekat').name).toBe(false);
  expect(rules('rumah aminah besar').name).toBe(false);
  expect(rules('ali membeli sayuran').name).toBe(true);
  expect(rules('lama-lama-lama').different).toBe(false);
  expect(passwordAllowed(rules('teh tarik panas'))).toBe(true);
  expect(passwordAllowed(rules(''))).toBe(false);
});

test('sign-in returns to a path of this site, or to the clock', () => {
  const origin = 'https://spotme.example.gov.my';
  const to = (ke: string): string => returnPath(`?ke=${encodeURIComponent(ke)}`, origin);
  expect(to('/bulan/2026-11')).toBe('/bulan/2026-11');
  expect(to('/pegawai?agensi=1')).toBe('/pegawai?agensi=1');
  for (const bad of ['https://jahat.example/', '//jahat.example', '/\\jahat.example', '\\\\jahat.example', 'javascript:alert(1)', 'bulan', '', '/log-masuk', '/api/v1/session', '/\t/jahat.example']) {
    expect(to(bad), bad).toBe('/');
  }
  expect(returnPath('', origin)).toBe('/');
  expect(signInPath('/')).toBe('/log-masuk');
  expect(signInPath('/hari/2026-11-24')).toBe('/log-masuk?ke=%2Fhari%2F2026-11-24');
});

test('a device is named by what its owner knows', () => {
  const phone = 'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
  expect(deviceName(phone, 'Pelayar')).toBe('Chrome, Android');
  expect(deviceName('curl/8', 'Pelayar')).toBe('Pelayar');
});
