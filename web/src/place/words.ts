import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { Tone } from '../ui/tag';

type Where = Schemas['PlaceFinding']['places'][number]['where'];

export const whereWords: Record<Where, MessageDescriptor> = { inside: msg`Di dalam`, unknown: msg`Tidak pasti`, outside: msg`Di luar` };
export const whereTones: Record<Where, Tone> = { inside: 'success', unknown: 'warning', outside: 'danger' };
export const gradeTones: Record<Schemas['PlaceFinding']['grade'], 'success' | 'info' | 'warning' | 'danger'> = { A: 'success', B: 'info', C: 'warning', D: 'danger' };
