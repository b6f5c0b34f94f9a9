/** The building blocks of the report's shape. */
import * as z from 'zod/mini';
import type { Status } from '../model/phase.ts';
import { optional, required, type Schema } from '../model/shape.ts';
import type { Place } from './report.ts';

export const text: Schema<string> = z.string();
export const number: Schema<number> = z.number();
export const count: Schema<number> = z.int().check(z.gte(0));
export const progress: Schema<number> = z.number().check(z.gte(0), z.lte(1));
export const truth: Schema<boolean> = z.boolean();
export const date: Schema<string> = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export const status: Schema<Status> = z.enum(['met', 'partial', 'not-met']);

const position = z.int().check(z.gte(1));

export const place: Schema<Place> = z.strictObject({
  file: required(text, 'The file, relative to the root.'),
  line: required(position, 'The line, counted from 1.'),
  column: required(position, 'The column, counted from 1.'),
  endLine: optional(position, 'The last line of what is meant, where it goes on over lines.'),
});

/** The shape, or null. */
export function orNull<T>(schema: Schema<T>): Schema<T | null> {
  return z.nullable(schema) as never;
}
