import { z } from 'zod';
import { pick } from './random.ts';

/** The parts of a JSON Schema that our words use. */
interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxItems?: number;
  minItems?: number;
  $ref?: string;
  $defs?: Record<string, Shape>;
  contentEncoding?: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const SIGNS = [...`${LETTERS} .,-_äß€ <>"'\\%;👋🏽é\u202e\u0000`];

/** What a random value may be instead of made up: IDs that exist, so that words reach what they are about. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/**
 * Makes values that a schema takes.
 * @param known values by the name of their field, taken half of the time
 */
export class Examples {
  readonly #shape: Shape;
  readonly #random: () => number;
  readonly #known: Known;

  constructor(schema: z.ZodType, random: () => number, known: Known = {}) {
    this.#shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
    this.#random = random;
    this.#known = known;
  }

  next(): unknown {
    return this.#value(this.#shape, 0);
  }

  #value(shape: Shape, depth: number): unknown {
    const { $ref, anyOf, oneOf } = shape;
    if ($ref) return this.#value(this.#shape.$defs?.[$ref.split('/').pop() ?? ''] ?? {}, depth);
    const choices = anyOf ?? oneOf;
    if (choices) return this.#value(pick(this.#random, choices), depth);
    if ('const' in shape) return shape.const;
    if (shape.enum) return pick(this.#random, shape.enum);
    switch (shape.type) {
      case 'object':
        return this.#object(shape, depth);
      case 'array':
        return this.#array(shape, depth);
      case 'string':
        return this.#string(shape);
      case 'integer':
      case 'number':
        return this.#number(shape);
      case 'boolean':
        return this.#random() < 0.5;
      default:
        return null;
    }
  }

  #object({ properties = {}, required = [] }: Shape, depth: number): Record<string, unknown> {
    const fields = Object.entries(properties).flatMap(([name, shape]): [string, unknown][] => {
      if (!required.includes(name) && this.#random() < 0.4) return [];
      const known = this.#known[name];
      if (known && known.length > 0 && this.#random() < 0.5) return [[name, pick(this.#random, known)]];
      return [[name, this.#value(shape, depth + 1)]];
    });
    return Object.fromEntries(fields);
  }

  #array({ items = {}, minItems = 0, maxItems = 4 }: Shape, depth: number): unknown[] {
    const length = minItems + Math.floor(this.#random() * (Math.min(maxItems, minItems + 4) - minItems + 1));
    return Array.from({ length }, () => this.#value(items, depth + 1));
  }

  #string({ pattern, minLength = 0, maxLength = 40, contentEncoding }: Shape): string {
    const signs = pattern !== undefined || contentEncoding !== undefined ? [...LETTERS] : SIGNS;
    const least = Math.max(minLength, pattern !== undefined ? 3 : 0);
    const length = least + Math.floor(this.#random() * (Math.min(maxLength, least + 30) - least + 1));
    const text = Array.from({ length }, () => pick(this.#random, signs)).join('');
    return contentEncoding === 'base64' ? Buffer.from(text).toString('base64') : text;
  }

  #number({ type, minimum, exclusiveMinimum, maximum }: Shape): number {
    const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
    const most = Math.min(maximum ?? 2 ** 32, 2 ** 45);
    const value = least + this.#random() ** 3 * (most - least);
    return type === 'integer' ? Math.floor(value) : value;
  }
}
