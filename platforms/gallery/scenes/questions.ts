import { Avatar } from '../../../src/components/Avatar.ts';
import { Button } from '../../../src/components/Button.ts';
import { LivePicture } from '../../../src/components/LivePicture/LivePicture.ts';
import { Pill } from '../../../src/components/Pill.ts';
import { Icon } from '../../../src/components/paint/Icon.ts';
import { Sheet } from '../../../src/components/Sheet.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { color } from '../../../src/theme/color.ts';
import type { IconName } from '../../../src/theme/icons.ts';
import { radius, size, z } from '../../../src/theme/metrics.ts';
import { type } from '../../../src/theme/type.ts';
import { named, picture, showOn } from '../Scene.ts';
import { HomeScene } from './home.ts';

interface Asked {
  readonly who: string;
  readonly face: string;
  readonly known: readonly [IconName, string];
  readonly question: string;
  readonly deadline: string;
  readonly room: string;
  readonly under: readonly [IconName, string];
  readonly live: boolean;
  readonly answers: readonly (readonly [IconName, string, number, number])[];
}

/** The sheet of 06 and 23 over the home screen. */
abstract class QuestionScene extends HomeScene {
  protected abstract get asked(): Asked;

  protected override compose(): void {
    super.compose();
    const { who, face, known, question, deadline, room, under, live, answers } = this.asked;
    const sheet = this.put(Sheet, { zIndex: z.sheet, guarded: true });
    const ink = color.text.secondary;
    sheet.putOn(Avatar, {
      person: who,
      name: who,
      picture: picture(`av-${face}`),
      presence: 'air',
      size: size.avatar.xl,
      x: 304,
      y: 284,
    });
    sheet.putOn(Icon, { name: known[0], size: 32, ink, x: 460, y: 332 });
    sheet.putOn(Label, { words: known[1], style: type.caption, ink, x: 504, y: 332 });
    sheet.putOn(Label, { words: question, style: type.title, width: 740, maxLines: 2, x: 304, y: 448 });
    sheet.putOn(Label, { words: deadline, style: type.body, ink, x: 304, y: 584 });
    const preview = sheet.putOn(LivePicture, {
      x: 1104,
      y: 284,
      w: 512,
      h: 288,
      corners: radius.tile,
      surface: 'texture',
    });
    showOn({ show: (frame) => preview.show(frame) }, room);
    if (live) sheet.putOn(Pill, { kind: 'live', label: 'LIVE', x: 1124, y: 304 });
    sheet.putOn(Icon, { name: under[0], size: 30, ink, x: 1104, y: 589 });
    sheet.putOn(Label, { words: under[1], style: type.caption, ink, x: 1146, y: 588 });
    for (const [icon, label, x, w] of answers) sheet.answers.put(Button, { icon, label, x, w, y: 690, h: 108 });
    this.zone('sheet', sheet);
    this.goTo('sheet');
    this.hints([named('OK', answers[0]?.[1] ?? ''), named('BACK', 'Not now')]);
  }
}

export class PermissionScene extends QuestionScene {
  protected override get asked(): Asked {
    return {
      who: 'Oskar',
      face: 'oskar',
      known: ['users-fill', 'Friend since March'],
      question: 'Oskar wants to watch\nyour webcam',
      deadline: 'No answer sends “Not now” in 0:38',
      room: 'self',
      under: ['eye-fill', 'What Oskar would see'],
      live: false,
      answers: [
        ['check-bold', 'Allow once', 304, 304],
        ['user-check-bold', 'Always allow', 640, 304],
        ['clock-fill', 'Not now', 976, 304],
        ['prohibit-fill', 'Block', 1312, 304],
      ],
    };
  }
}

export class InvitationScene extends QuestionScene {
  protected override get asked(): Asked {
    return {
      who: 'Maya',
      face: 'maya',
      known: ['hand-waving-fill', 'Invites you and Jonas'],
      question: 'Maya invites you\nto watch her room',
      deadline: 'No answer leaves it for later in 0:41',
      room: 'maya',
      under: ['eye-slash-fill', 'You watch. Maya does not see you.'],
      live: true,
      answers: [
        ['television-simple-fill', 'Yes, watch', 304, 640],
        ['clock-fill', 'Not now', 976, 640],
      ],
    };
  }
}

export class LeaveScene extends HomeScene {
  protected override compose(): void {
    super.compose();
    const sheet = this.put(Sheet, { zIndex: z.sheet, panel: { x: 456, y: 312, w: 1008, h: 456 } });
    const ink = color.text.secondary;
    sheet.putOn(Icon, { name: 'mark', size: 104, x: 504, y: 377 });
    sheet.putOn(Label, { words: 'Leave Hearth?', style: type.title, x: 640, y: 360 });
    sheet.putOn(Label, {
      words: 'You stay signed in on this TV. Friends see you\nas offline; messages wait for you.',
      style: type.body,
      ink,
      width: 776,
      maxLines: 2,
      x: 640,
      y: 434,
    });
    sheet.putOn(Icon, { name: 'video-camera-slash-fill', size: 32, ink, x: 504, y: 550 });
    sheet.putOn(Label, { words: 'Your webcam is off', style: type.caption, ink, x: 550, y: 550 });
    const answers: readonly (readonly [IconName, string])[] = [
      ['sign-out-fill', 'Leave'],
      ['couch-fill', 'Stay'],
      ['user-circle-fill', 'Sign out'],
    ];
    answers.forEach(([icon, label], index) => {
      sheet.answers.put(Button, { icon, label, x: 504 + 312 * index, y: 616, w: 288, h: 104 });
    });
    this.zone('sheet', sheet);
    this.goTo('sheet');
  }
}
