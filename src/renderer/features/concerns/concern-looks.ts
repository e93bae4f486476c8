// The sign and tone of every state and kind: a shape beside a word, colour only repeats them.
import type { Component } from 'vue';
import {
  CircleCheck,
  CircleDot,
  Clock3,
  Hand,
  HeartHandshake,
  Lightbulb,
  MessageCircle,
  MessageCircleQuestion,
  Reply,
} from '@lucide/vue';
import type { Tone } from '#renderer/frame/toasts.ts';
import type { ConcernState, ConcernType } from '#shared/contract/concern.ts';

export const stateLooks: Record<
  ConcernState,
  { icon: Component; tone: Tone | 'neutral'; keys: string }
> = {
  new: { icon: CircleDot, tone: 'info', keys: '1' },
  assigned: { icon: Clock3, tone: 'warning', keys: '2' },
  answered: { icon: Reply, tone: 'success', keys: '3' },
  closed: { icon: CircleCheck, tone: 'neutral', keys: '4' },
};

export const typeIcons: Record<ConcernType, Component> = {
  question: MessageCircleQuestion,
  need: Hand,
  concern: MessageCircle,
  offer: HeartHandshake,
  idea: Lightbulb,
};
