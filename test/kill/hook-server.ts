import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { describeSql, enter, reach } from './named-points.ts';

/** Names the points of the server: each write of its database, both sides of each commit, and of each answer. */
export function hookServer(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }; // what Node publishes on this channel
    const { pathname } = new URL(request.url ?? '/', 'http://server');
    enter('server', pathname.replace(/^\/(sync\/)?/, ''));
    reach('asked');
  });
  hookDatabase();
  const end = ServerResponse.prototype.end as (this: ServerResponse, ...given: readonly unknown[]) => ServerResponse;
  ServerResponse.prototype.end = function (this: ServerResponse, ...given: readonly unknown[]) {
    reach('before the answer');
    end.apply(this, [...given]);
    reach('after the answer');
    return this;
  } as typeof ServerResponse.prototype.end;
}

type Query = (this: unknown, sql: string, ...rest: never[]) => Promise<unknown>;

function hookDatabase(): void {
  PGlite.prototype.query = named(PGlite.prototype.query as Query) as typeof PGlite.prototype.query;
  const { transaction } = PGlite.prototype;
  PGlite.prototype.transaction = async function <T>(this: PGlite, work: (inside: Transaction) => Promise<T>) {
    const answer = await transaction.call(this, async (inside: Transaction) => {
      const query = named(inside.query as Query).bind(inside) as Transaction['query'];
      const value = await work({ ...inside, query });
      reach('before the commit');
      return value;
    });
    reach('after the commit');
    return answer as T;
  };
}

const named = (query: Query): Query =>
  async function (sql, ...rest) {
    const answer = await query.call(this, sql, ...rest);
    const written = describeSql(sql);
    if (written !== null) reach(`after ${written}`);
    return answer;
  };
