// What the door this page came through can do besides the contract.
import { inject, type InjectionKey } from 'vue';
import type { ScreenDoor } from './screen-bridge.ts';

export const doorKey: InjectionKey<ScreenDoor> = Symbol('door');

export const useDoor = (): ScreenDoor => inject(doorKey, {});
