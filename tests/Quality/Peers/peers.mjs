// Runs npm peers over JSON lines {"id","text","task"} from a file; writes one JSON line per row: {"franc","eld"} or {"vader","sentiment"}.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const require = createRequire(process.cwd() + '/');
const { franc } = (await import(pathToFileURL(process.cwd() + '/node_modules/franc/index.js')));
const { eld } = (await import(pathToFileURL(process.cwd() + '/node_modules/eld/src/entries/static.large.js')));
const vader = require('vader-sentiment');
const Sentiment = require('sentiment');
const afinn = new Sentiment();
const sign = (x, edge) => (x >= edge ? 'positive' : x <= -edge ? 'negative' : 'neutral');
const rows = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
const out = rows.map((r) => JSON.stringify(r.task === 'language'
  ? { franc: franc(r.text, { minLength: 1 }), eld: eld.detect(r.text).language || 'und' }
  : { vader: sign(vader.SentimentIntensityAnalyzer.polarity_scores(r.text).compound, 0.05), sentiment: sign(afinn.analyze(r.text).score, 1) }));
writeFileSync(process.argv[3], out.join('\n'));
