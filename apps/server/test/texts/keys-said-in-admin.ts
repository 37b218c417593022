import { relative } from 'node:path';
import ts from 'typescript';
import { filesBelow } from './catalogues.js';

const configFile = 'apps/admin/tsconfig.json';

function openAdmin(): ts.Program {
  const { config } = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, 'apps/admin');
  return ts.createProgram(filesBelow('apps/admin/src', /[.]tsx?$/), options);
}

/** The group behind the `t` of a call: that of the `useTexts('guide.editor')` which made it. */
function groupOf(checker: ts.TypeChecker, callee: ts.Expression): string | undefined {
  const made = checker.getSymbolAtLocation(callee)?.valueDeclaration;
  const call = made && ts.isVariableDeclaration(made) ? made.initializer : undefined;
  if (!call || !ts.isCallExpression(call) || call.expression.getText() !== 'useTexts') return undefined;
  const [group] = call.arguments;
  return group && ts.isStringLiteral(group) ? group.text : undefined;
}

const literals = (type: ts.Type): string[] =>
  (type.isUnion() ? type.types : [type]).flatMap((each) => (each.isStringLiteral() ? [each.value] : []));

/**
 * The keys that the admin's code says, in full: literals in a file that names their group, and what the type of an
 * argument leaves open. A type that leaves the whole group open names nothing.
 */
export function keysSaidInAdmin(sizes: ReadonlyMap<string, number>): Set<string> {
  const program = openAdmin();
  const checker = program.getTypeChecker();
  const said = new Set<string>();
  const add = (group: string, key: string): void => {
    const [module, ...rest] = group.split('.');
    said.add(`${module}.admin.${rest.join('.')}.${key}`);
  };
  const isAdmin = ({ fileName }: ts.SourceFile): boolean =>
    relative('apps/admin/src', fileName).split('/')[0] !== '..' && !fileName.endsWith('.spec.ts');
  for (const file of program.getSourceFiles().filter(isAdmin)) {
    const words: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) words.push(node.text);
      const [argument] = ts.isCallExpression(node) ? node.arguments : [];
      if (ts.isCallExpression(node) && argument) {
        const group = groupOf(checker, node.expression);
        const keys = group ? literals(checker.getTypeAtLocation(argument)) : [];
        if (group && keys.length < (sizes.get(group) ?? 0)) for (const key of keys) add(group, key);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    for (const group of words.filter((word) => sizes.has(word))) for (const word of words) add(group, word);
  }
  return said;
}
