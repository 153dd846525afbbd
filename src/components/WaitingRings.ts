import { color } from '../theme/color.ts';
import { loops } from '../theme/motion.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { arc } from './paint/shapes.ts';

/** As drawn in 07: radius, line, opacity. */
const RINGS = [
  { r: 150, stroke: 4, alpha: 0.34 },
  { r: 188, stroke: 3, alpha: 0.18 },
  { r: 228, stroke: 2, alpha: 0.08 },
] as const;
const SIDE = 480;

/** Rings going out from somebody who is being asked, 480×480. Under *Calm* they stand still. */
export class WaitingRings extends Part {
  private rings: Shape[] = [];
  private waves: ReturnType<Shape['animation']>[] = [];

  protected override build(): void {
    this.w = SIDE;
    this.h = SIDE;
    this.rings = RINGS.map(({ r, stroke, alpha }) => {
      const d = r * 2 + stroke;
      const at = (SIDE - d) / 2;
      return this.put(Shape, { recipe: arc(d, stroke, 1), ink: color.text.primary, left: at, top: at, alpha });
    });
  }

  override _active(): void {
    if (this.looks.motion !== 'full') return;
    const { ms, scale, alpha, stagger } = loops.waitRings;
    const [small = 1, large = 1] = scale;
    const [seen = 1, gone = 0] = alpha;
    if (this.waves.length === 0) {
      this.waves = this.rings.map((ring, index) =>
        ring.animation({
          duration: ms / 1000,
          delay: (index * stagger) / 1000,
          repeat: -1,
          stopMethod: 'immediate',
          actions: [
            { p: 'scale', v: { 0: small, 1: large } },
            { p: 'alpha', v: { 0: seen, 1: gone } },
          ],
        }),
      );
    }
    for (const wave of this.waves) wave.start();
  }

  override _inactive(): void {
    for (const wave of this.waves) wave.stopNow();
  }
}
