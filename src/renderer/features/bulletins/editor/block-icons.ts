// One sign per kind of block, beside its name.
import type { Component } from 'vue';
import { CalendarDays, Heading, Image, Minus, RectangleEllipsis, Text } from '@lucide/vue';
import type { BlockType } from '#shared/contract/blocks.ts';

export const blockIcons: Record<BlockType, Component> = {
  heading: Heading,
  text: Text,
  image: Image,
  button: RectangleEllipsis,
  event: CalendarDays,
  divider: Minus,
};
