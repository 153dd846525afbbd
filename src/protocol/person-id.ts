import { PERSON_ID } from './limits.ts';

/** What a person types to be found: 3–32 signs, lower-case letters, digits, and . _ - between them. */
export const PERSON_ID_PATTERN = /^[a-z0-9](?:[a-z0-9._-]{1,30})[a-z0-9]$/;

/** True for a well-formed person ID (which says nothing about whether somebody has it). */
export const isPersonId = (text: string): boolean => PERSON_ID_PATTERN.test(text);

/**
 * The ID somebody means who types a name: "Grandma Rut" → "grandma.rut", "Inês" → "ines".
 * Returns '' when nothing usable is left.
 */
export function personIdFrom(typed: string): string {
  const id = typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, '.')
    .replace(/[^a-z0-9._-]/g, '')
    .slice(0, PERSON_ID.max)
    .replace(/^[._-]+|[._-]+$/g, '');
  return isPersonId(id) ? id : '';
}
