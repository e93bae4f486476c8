// Tone and sign of what became of a bulletin.
import { CircleCheck, CirclePause, PenLine, Send, TestTubeDiagonal } from '@lucide/vue';

export const bulletinLooks = {
  draft: { tone: 'neutral', icon: PenLine },
  planned: { tone: 'info', icon: Send },
  running: { tone: 'info', icon: Send },
  paused: { tone: 'warning', icon: CirclePause },
  sent: { tone: 'success', icon: CircleCheck },
  rehearsed: { tone: 'neutral', icon: TestTubeDiagonal },
} as const;
