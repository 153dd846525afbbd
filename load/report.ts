import type { Line } from '../src/protocol/words.ts';
import type { Viewer } from './viewer.ts';

/** What viewers of one class of line got. */
export interface ClassReport {
  line: Line;
  viewers: number;
  /** pictures a second, of each viewer on average, and of the one that got fewest */
  perSecond: number;
  leastPerSecond: number;
  kbps: number;
  leastKbps: number;
  /** from the broadcaster to shown, ms */
  ageP50Ms: number;
  ageP95Ms: number;
}

export interface Report {
  seconds: number;
  classes: ClassReport[];
  /** how the server refused, by code */
  refused: Record<string, number>;
  /** viewers whose line the server closed */
  lost: number;
  /** how long the server took to answer a word, ms */
  wordP50Ms: number;
  wordP99Ms: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The value below which this part of the others are; 0 of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

export function reportOf(viewers: readonly Viewer[], seconds: number): Report {
  const watching = viewers.filter(({ refused, lost }) => refused === undefined && lost === undefined);
  const lines = [...new Set(watching.map(({ line }) => line))];
  const words = viewers.flatMap(({ answerMs }) => answerMs);
  const refused: Record<string, number> = {};
  for (const { refused: code } of viewers) if (code !== undefined) refused[code] = (refused[code] ?? 0) + 1;
  return {
    seconds: round(seconds),
    classes: lines.map((line) => classReport(line, watching, seconds)),
    refused,
    lost: viewers.filter(({ lost }) => lost !== undefined).length,
    wordP50Ms: percentile(words, 0.5),
    wordP99Ms: percentile(words, 0.99),
  };
}

function classReport(line: Line, watching: readonly Viewer[], seconds: number): ClassReport {
  const own = watching.filter((viewer) => viewer.line === line);
  const rates = own.map(({ pictures }) => pictures / seconds);
  const kbps = own.map(({ bytes }) => (bytes * 8) / 1000 / seconds);
  const ages = own.flatMap((viewer) => viewer.ages);
  const mean = (values: number[]): number => round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    line,
    viewers: own.length,
    perSecond: mean(rates),
    leastPerSecond: round(Math.min(...rates)),
    kbps: mean(kbps),
    leastKbps: round(Math.min(...kbps)),
    ageP50Ms: percentile(ages, 0.5),
    ageP95Ms: percentile(ages, 0.95),
  };
}

/** What an operator wants kept; a run that misses one of them ends with status 1. */
export interface Thresholds {
  minPerSecond?: number;
  maxAgeP95Ms?: number;
  maxWordP99Ms?: number;
}

/** A sentence for each threshold that was missed. */
export function missed(report: Report, { minPerSecond, maxAgeP95Ms, maxWordP99Ms }: Thresholds): string[] {
  const { classes, refused, lost, wordP99Ms } = report;
  const said: string[] = [];
  for (const [code, count] of Object.entries(refused)) said.push(`${count} were refused: ${code}`);
  if (lost > 0) said.push(`${lost} lost their line`);
  for (const { line, leastPerSecond, ageP95Ms } of classes) {
    if (minPerSecond !== undefined && leastPerSecond < minPerSecond) {
      said.push(`a ${line} viewer got ${leastPerSecond} pictures a second, fewer than ${minPerSecond}`);
    }
    if (maxAgeP95Ms !== undefined && ageP95Ms > maxAgeP95Ms) {
      said.push(`${line}: one picture in twenty was older than ${ageP95Ms} ms, more than ${maxAgeP95Ms}`);
    }
  }
  if (maxWordP99Ms !== undefined && wordP99Ms > maxWordP99Ms) {
    said.push(`one word in a hundred took ${wordP99Ms} ms, more than ${maxWordP99Ms}`);
  }
  return said;
}

/** For people. */
export function sentences({ seconds, classes, wordP50Ms, wordP99Ms }: Report): string {
  const rows = classes.map(
    ({ line, viewers, perSecond, leastPerSecond, kbps, ageP50Ms, ageP95Ms }) =>
      `${line.padEnd(7)}${String(viewers).padStart(7)}${`${perSecond} (${leastPerSecond})`.padStart(18)}` +
      `${String(kbps).padStart(9)}${`${ageP50Ms} / ${ageP95Ms}`.padStart(19)}`,
  );
  return [
    `${seconds} s`,
    'line   viewers  pictures/s (least)     kbps   age ms p50 / p95',
    ...rows,
    `words answered in ${wordP50Ms} ms, 99 of 100 within ${wordP99Ms} ms`,
  ].join('\n');
}
