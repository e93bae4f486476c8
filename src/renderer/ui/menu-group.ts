// What a menu offers.
import type { Component } from 'vue';

interface MenuItem {
  label: string;
  /** A second line below the label. */
  detail?: string;
  run: () => unknown;
  icon?: Component;
  keys?: string;
  disabled?: boolean;
  isDanger?: boolean;
  /** One of several; shown with a tick and read aloud as chosen. */
  isChosen?: boolean;
}
/** A line is drawn between groups. */
export interface MenuGroup {
  label?: string;
  items: readonly MenuItem[];
}
