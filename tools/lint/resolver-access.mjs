const OPERATIONS = new Set(['Query', 'Mutation', 'Subscription']);

const nameOf = (decorator) => {
  const called = decorator.expression.type === 'CallExpression' ? decorator.expression.callee : decorator.expression;
  return called.type === 'Identifier' ? called.name : undefined;
};

/** Every query, mutation and subscription says who may call it: `@Access(...)`. */
export const resolverAccess = {
  meta: {
    type: 'problem',
    docs: { description: 'require @Access on every GraphQL operation' },
    messages: { missing: '{{operation}} "{{method}}" does not declare who may call it: add @Access(...).' },
    schema: [],
  },
  create: (context) => ({
    MethodDefinition(node) {
      const names = (node.decorators ?? []).map(nameOf);
      const operation = names.find((name) => OPERATIONS.has(name));
      if (operation === undefined || names.includes('Access')) return;
      context.report({ node: node.key, messageId: 'missing', data: { operation, method: context.sourceCode.getText(node.key) } });
    },
  }),
};
