// Stands in for the package string-width, which cli-table3 calls for every piece of every cell.
module.exports = require('../src/text/display-width.ts').displayWidth;
