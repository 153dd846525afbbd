import type { Room } from '../../../model/room.ts';
import type { AppContext } from '../../context.ts';
import type { Said } from '../conversation/Talking.ts';
import { faceIn } from './faces.ts';
import { typing, typingLine } from './words.ts';

/** What is said in a room, for its thread: with who says it, and without those who are hidden. */
export function saidIn(app: AppContext, room: Room): Said {
  return {
    talk: room.talk,
    lines: () => {
      const voiceOf = (person: string) => {
        const { name, picture } = faceIn(app, room, person);
        return { name, face: picture };
      };
      return {
        voiceOf,
        // In a room nobody is told who has read what.
        markOf: () => '',
        typing: typingLine(
          app,
          typing(room).map((person) => voiceOf(person).name),
        ),
        hidden: room.hidden.value,
      };
    },
  };
}
