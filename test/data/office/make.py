"""Writes python/ with openpyxl and python-docx from the tables.json that make.mjs has left (see there)."""
import glob
import json
import os
import re
import tempfile
from datetime import date, datetime

import docx
from openpyxl import Workbook

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = max(glob.glob(os.path.join(tempfile.gettempdir(), 'gongkai-office-*', 'tables.json')), key=os.path.getmtime)
TARGET = os.path.join(HERE, 'python')
os.makedirs(TARGET, exist_ok=True)
tables = json.load(open(SOURCE, encoding='utf-8'))
columns, merges = tables['columns'], tables['merges']
WIDTH = len(columns)


def typed(value):
    return date.fromisoformat(value) if re.fullmatch(r'\d{4}-\d{2}-\d{2}', str(value)) else value


def xlsx(ledger, path):
    """Dates as dates, every number as a number, the cells of a task merged over its records."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2022, 5, 30)
    sheet = book.active
    sheet.title = '台账'
    sheet.append([ledger['title']])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=WIDTH)
    sheet.append([f"填报日期：{ledger['submitted']}"])
    for merge in merges:
        left = merge['column'] + 1
        sheet.cell(3, left, merge['text'])
        if merge['width'] > 1 or merge['height'] > 1:
            sheet.merge_cells(start_row=3, end_row=2 + merge['height'], start_column=left, end_column=left + merge['width'] - 1)
    for index, column in enumerate(columns):
        if column['parent'] is not None:
            sheet.cell(4, index + 1, column['key'])
    row = 5
    for records in ledger['tasks']:
        for offset, cells in enumerate(records):
            for index, value in enumerate(cells):
                if value != '' and (offset == 0 or columns[index]['parent'] is not None):
                    sheet.cell(row + offset, index + 1, typed(value))
        if len(records) > 1:
            for index, column in enumerate(columns):
                if column['parent'] is None:
                    sheet.merge_cells(start_row=row, end_row=row + len(records) - 1, start_column=index + 1, end_column=index + 1)
        row += len(records)
    book.save(path)


def word(ledger, path):
    """A document with the title and the date as paragraphs and one table with merged cells."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime(2022, 5, 30)
    document.add_paragraph(ledger['title'])
    document.add_paragraph(f"报送日期：{ledger['submitted']}")
    rows = [cells for records in ledger['tasks'] for cells in records]
    table = document.add_table(rows=2 + len(rows), cols=WIDTH)
    grid = [list(row.cells) for row in table.rows]
    for index, column in enumerate(columns):
        if column['parent'] is not None:
            grid[1][index].text = column['key']
    for merge in merges:
        first = grid[0][merge['column']]
        first.merge(grid[merge['height'] - 1][merge['column'] + merge['width'] - 1]).text = merge['text']
    at = 2
    for records in ledger['tasks']:
        for offset, cells in enumerate(records):
            for index, value in enumerate(cells):
                if columns[index]['parent'] is not None and value != '':
                    grid[at + offset][index].text = str(value)
        for index, column in enumerate(columns):
            if column['parent'] is None:
                cell = grid[at][index]
                if len(records) > 1:
                    cell = cell.merge(grid[at + len(records) - 1][index])
                cell.text = str(records[0][index])
        at += len(records)
    document.save(path)


for item in tables['ledgers']:
    xlsx(item, os.path.join(TARGET, item['name'] + '.xlsx'))
    word(item, os.path.join(TARGET, item['name'] + '.docx'))
