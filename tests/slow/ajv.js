// Validates data files against JSON Schemas with ajv (draft 2020-12), an implementation that is not ours.
//
//     NODE_PATH=… node ajv.js SCHEMAS BATCH…
//
// SCHEMAS: a folder of NAME.json. Each BATCH: a file of one JSON object a line, { schema, name, data }.
// Prints one JSON object a line: { name, errors }; of a schema, what the meta-schema and ajv's strict mode say.
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv/dist/2020').default;

const ajv = new Ajv({ strict: true });
const [folder, ...batches] = process.argv.slice(2);
const say = (name, errors) => console.log(JSON.stringify({ name, errors }));
const validators = {};

for (const file of fs.readdirSync(folder).sort()) {
  const schema = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const name = path.basename(file, '.json');
  try {
    validators[name] = ajv.compile(schema); // checks it against the meta-schema first
    say(`schema ${name}`, '');
  } catch (error) {
    say(`schema ${name}`, error.message);
  }
}
for (const batch of batches)
  for (const line of fs.readFileSync(batch, 'utf8').trimEnd().split('\n')) {
    const { schema, name, data } = JSON.parse(line);
    const validate = validators[schema];
    say(name, !validate ? 'no schema' : validate(data) ? '' : ajv.errorsText(validate.errors));
  }
