// The icon of each tone: the shape says what the colour says.
import type { Component } from 'vue';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from '@lucide/vue';
import type { Tone } from '#renderer/frame/toasts.ts';

export const toneIcons: Record<Tone, Component> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};
