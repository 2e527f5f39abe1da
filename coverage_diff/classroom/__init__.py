"""Media-literacy lessons from a report: sheets, keys, slides and quizzes.

>>> import coverage_diff as cd
>>> from coverage_diff.classroom import make_lesson
>>> lesson = make_lesson(cd.compare(cd.read_articles("seeds")), level="core", seed=1)
>>> lesson.level.value
'core'
"""

from coverage_diff.classroom.grading import Grades, answer_sheet, grade
from coverage_diff.classroom.lesson import Evidence, Exercise, Form, Item, Lesson, Level, Passage, Reading
from coverage_diff.classroom.quiz import QuizFormat
from coverage_diff.classroom.writer import DocumentFormat, load_lesson, make_lesson, save_lesson

__all__ = [
    "DocumentFormat",
    "Evidence",
    "Exercise",
    "Form",
    "Grades",
    "Item",
    "Lesson",
    "Level",
    "Passage",
    "QuizFormat",
    "Reading",
    "answer_sheet",
    "grade",
    "load_lesson",
    "make_lesson",
    "save_lesson",
]
