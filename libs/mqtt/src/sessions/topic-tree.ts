// Values by topic filter, found by topic name in the time of the name's depth (3.1.1, section 4.7).

interface Node<T> {
  readonly children: Map<string, Node<T>>;
  readonly values: Set<T>;
}

const newNode = <T>(): Node<T> => ({ children: new Map<string, Node<T>>(), values: new Set<T>() });

export class TopicTree<T> {
  private readonly root = newNode<T>();

  add(filter: string, value: T): void {
    let node = this.root;
    for (const level of filter.split('/')) {
      let child = node.children.get(level);
      if (!child) {
        child = newNode();
        node.children.set(level, child);
      }
      node = child;
    }
    node.values.add(value);
  }

  remove(filter: string, value: T): void {
    const levels = filter.split('/');
    const path: Node<T>[] = [this.root];
    for (const level of levels) {
      const child = path.at(-1)?.children.get(level);
      if (!child) return;
      path.push(child);
    }
    path.at(-1)?.values.delete(value);
    for (let depth = levels.length; depth > 0; depth--) {
      const node = path[depth];
      if (!node || node.values.size > 0 || node.children.size > 0) return;
      path[depth - 1]?.children.delete(levels[depth - 1] ?? '');
    }
  }

  /** Every value under a filter that matches the name; a value under two such filters comes once. */
  match(name: string): Set<T> {
    const found = new Set<T>();
    collect(this.root, name.split('/'), 0, found);
    return found;
  }
}

function collect<T>(node: Node<T>, levels: readonly string[], depth: number, found: Set<T>): void {
  const level = levels[depth];
  // [MQTT-4.7.2-1]: a filter that starts with a wildcard does not match names that start with $.
  const wildcards = depth > 0 || level?.startsWith('$') !== true;
  const rest = wildcards ? node.children.get('#') : undefined;
  // `#` also matches the parent level, so it is looked up once more past the last level.
  if (rest) addAll(rest.values, found);
  if (level === undefined) {
    addAll(node.values, found);
    return;
  }
  const exact = node.children.get(level);
  if (exact) collect(exact, levels, depth + 1, found);
  const any = wildcards ? node.children.get('+') : undefined;
  if (any) collect(any, levels, depth + 1, found);
}

function addAll<T>(values: Iterable<T>, found: Set<T>): void {
  for (const value of values) found.add(value);
}

/** Whether one filter matches one name; the same rules as the tree's. */
export function filterMatches(filter: readonly string[], name: readonly string[]): boolean {
  if (name[0]?.startsWith('$') === true && (filter[0] === '+' || filter[0] === '#')) return false;
  for (let i = 0; i < filter.length; i++) {
    if (filter[i] === '#') return true;
    if (i >= name.length) return false;
    if (filter[i] !== '+' && filter[i] !== name[i]) return false;
  }
  return filter.length === name.length;
}
