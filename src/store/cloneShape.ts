import { operations, type Cursor, type Departure, type Visit } from '../domain/departure';
import type { Unmuted } from '../domain/choices';
import type { Person } from '../domain/people';
import type { WaitReason, WhyNotYet, Wish } from '../domain/share';
import type { Exchange } from '../domain/journal';
import { isObject } from './jsonShape';

/** One mute, as its file says it. */
export type Mute = { readonly branch: string } | { readonly repository: true } | { readonly until: string };

/** The cursor in a JSON value, or undefined where it is none. */
export function cursorFrom(json: unknown): Cursor | undefined {
  if (!isObject(json) || typeof json['branch'] !== 'string' || typeof json['seenAt'] !== 'string') {
    return undefined;
  }
  const { branch, seenAt, reached } = json;
  return { branch, seenAt, ...(typeof reached === 'string' ? { reached } : {}) };
}

/** The departure in a JSON value, or undefined where it is none. */
export function departureFrom(json: unknown): Departure | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { from, to, at } = json;
  const visit = visitFrom(json['visit']);
  return typeof from === 'string' && typeof to === 'string' && typeof at === 'string'
    ? { from, to, at, ...(visit ? { visit } : {}) }
    : undefined;
}

function visitFrom(json: unknown): Visit | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { since, commit } = json;
  return typeof since === 'string' && typeof commit === 'string' ? { since, commit } : undefined;
}

/** The mute in a JSON value, or undefined where it is none. */
export function muteFrom(json: unknown): Mute | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { branch, repository, until } = json;
  if (typeof until === 'string') {
    return { until };
  }
  return typeof branch === 'string' ? { branch } : repository === true ? { repository } : undefined;
}

/** The mute that was taken back in a JSON value, or undefined where there is none. */
export function unmutedFrom(json: unknown): Unmuted | undefined {
  if (!isObject(json) || typeof json['at'] !== 'string') {
    return undefined;
  }
  const { branch, at } = json;
  return { at, ...(typeof branch === 'string' ? { branch } : {}) };
}

/** The name and e-mail in a JSON value, or undefined where it has none. */
export function identityFrom(json: unknown): Person | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { name, email } = json;
  return typeof name === 'string' && typeof email === 'string' && name !== '' && email !== ''
    ? { name, email }
    : undefined;
}

/** The exchange in a JSON value, or undefined where it is none. */
export function exchangeFrom(json: unknown): Exchange | undefined {
  if (!isObject(json) || typeof json['fetched'] !== 'boolean') {
    return undefined;
  }
  const { fetched, refused } = json;
  return { fetched, ...(typeof refused === 'string' ? { refused } : {}) };
}

/** The text in a JSON value, or undefined where it is none. */
export function textFrom(json: unknown): string | undefined {
  return typeof json === 'string' ? json : undefined;
}

/** The wish in a JSON value, or undefined where it is none. What it waits for may be unknown here. */
export function wishFrom(json: unknown): Wish | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { id, branch, since } = json;
  if (typeof id !== 'string' || typeof branch !== 'string' || typeof since !== 'string') {
    return undefined;
  }
  const why = whyFrom(json['why']);
  const { was, gone } = json;
  return {
    ...{ id, branch, since },
    ...(typeof was === 'string' ? { was } : {}),
    ...(typeof gone === 'string' ? { gone } : {}),
    ...(json['attributes'] === true ? { attributes: true } : {}),
    ...(why ? { why } : {}),
  };
}

const reasons: Readonly<Record<WaitReason, true>> = {
  'held-by-worktree': true,
  operation: true,
  'index-locked': true,
  'ref-locked': true,
  detached: true,
  unborn: true,
  'branch-missing': true,
  'branch-other': true,
  'path-blocked': true,
  'branch-moved': true,
};

function whyFrom(json: unknown): WhyNotYet | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { reason, worktree, operation, lock, detail } = json;
  if (reason === 'setting') {
    return { reason };
  }
  if (reason === 'failed') {
    return { reason, detail: typeof detail === 'string' ? detail : '' };
  }
  const known = (Object.keys(reasons) as WaitReason[]).find((candidate) => candidate === reason);
  const under = operations.find((candidate) => candidate === operation);
  return (
    known && {
      reason: known,
      ...(typeof worktree === 'string' ? { worktree } : {}),
      ...(under ? { operation: under } : {}),
      ...(typeof lock === 'string' ? { lock } : {}),
    }
  );
}
