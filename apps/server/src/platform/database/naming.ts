import { DefaultNamingStrategy, type Table } from 'typeorm';

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const bare = (table: Table | string): string => {
  const name = typeof table === 'string' ? table : table.name;
  return name.slice(name.lastIndexOf('.') + 1);
};
const joined = (prefix: string, table: Table | string, columns: string[]): string =>
  [prefix, bare(table), ...columns].join('_').slice(0, 63);

/** Names a reader of the database can understand, instead of hashes. */
export class ReadableNames extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, custom ?? property].join('_'));
  }
  override primaryKeyName(table: Table | string): string {
    return joined('pk', table, []);
  }
  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return joined('uq', table, columns);
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return joined('fk', table, columns);
  }
  override indexName(table: Table | string, columns: string[]): string {
    return joined('ix', table, columns);
  }
  override checkConstraintName(table: Table | string, expression: string): string {
    return joined('ck', table, [expression.replace(/[^a-z0-9]+/gi, '_').slice(0, 30)]);
  }
}
