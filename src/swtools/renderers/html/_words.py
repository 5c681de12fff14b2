"""Every word that the page says itself, in the document's language: for the templates and, as a table, for the script.

A message for the script keeps its placeholders (`{count}`); the script fills them in.
"""

from __future__ import annotations

from types import SimpleNamespace

from swtools.messages import Translator
from swtools.renderers._plurals import Forms, plural_forms


def page_words(tr: Translator) -> SimpleNamespace:
    """Return the words of the page's frame and of the fields, for the templates (`w.save`)."""
    return SimpleNamespace(**_frame_words(tr), **_dialog_words(tr), **_field_words(tr))


def _frame_words(tr: Translator) -> dict[str, str]:
    return {
        "skip": tr("Skip to the questions"),
        "stages": tr("Stages of social work"),
        "parts": tr("Parts of the form"),
        "worker_part": tr("The worker’s part"),
        "for_worker": tr("For the worker"),
        "worker_copy": tr("only in the worker’s copy"),
        "single": tr("one answer"),
        "several": tr("several may be marked"),
        "stays_here": tr(
            "The answers stay on this computer. The form sends nothing and saves nothing by itself. To come back to the answers later, save them to a file."
        ),
        "no_script": tr(
            "Scripts are switched off. The form can be filled in and printed, but it will not check the answers, show only the parts that apply "
            "or save the answers to a file."
        ),
        "save": tr("Save"),
        "load": tr("Load"),
        "print": tr("Print"),
        "clear": tr("Clear"),
        "bar": tr("Saving and printing"),
        "nothing_yet": tr("Nothing has been written yet"),
        "errors_title": tr("Places that need attention"),
        "errors_note": tr("The form can be saved and printed without corrections, too."),
        "ready_title": tr("The form is ready"),
        "ready_note": tr("Now save the answers to a file or print the form."),
        "finish_title": tr("At the end"),
        "finish_note": tr("The check points to required questions without an answer and to slips of the pen. Signatures are made on the printout."),
        "check": tr("Check the answers"),
        "unplaced_title": tr("Answers from the file that have no place here"),
        "unplaced_note": tr("The file was saved from another version of this form. These answers stay in the file when you save it again:"),
    }


def _dialog_words(tr: Translator) -> dict[str, str]:
    return {
        "back": tr("Back"),
        "save_title": tr("Save the answers to a file"),
        "save_note": tr("You can save at any time. Answers from hidden parts do not go into the file."),
        "file_name": tr("File name:"),
        "protect": tr("Protect the file with a passphrase"),
        "passphrase_note": tr(
            "At least 12 characters, for example four random words. Without the passphrase nobody can open the file again; it cannot be recovered."
        ),
        "passphrase": tr("Passphrase"),
        "passphrase_again": tr("The same passphrase again"),
        "save_file": tr("Save the file"),
        "load_title": tr("Load answers from a file"),
        "load_replaces": tr("Loading replaces what is written here now and is not saved."),
        "load_file": tr("File with the answers (.json)"),
        "carry_note": tr("Filled fields stay as they are. Compare the names: this must be a file of the same person."),
        "load_passphrase": tr("Passphrase of this file"),
        "print_title": tr("Who is this printout for?"),
        "print_person": tr("for the person, without the worker’s part"),
        "print_worker": tr("for the file, with the worker’s part"),
        "print_note": tr("Questions without an answer are printed with room for a pen."),
        "clear_title": tr("Remove all answers from the screen?"),
        "clear_note": tr("Files saved earlier remain. Answers that are not saved cannot be brought back."),
        "keep": tr("Keep the answers"),
        "remove_all": tr("Remove the answers"),
        "idle_title": tr("Is anybody there?"),
        "idle_save": tr("Save the answers"),
        "idle_stay": tr("I am filling it in"),
    }


def _field_words(tr: Translator) -> dict[str, str]:
    return {
        "required": tr("required"),
        "skipped": tr("Left out, as the answer says."),
        "or": tr("or"),
        "date_hint": tr("Day, month and year, for example 7.03.2026."),
        "month_hint": tr("Month and year, for example 03.2026."),
        "time_hint": tr("Hour and minutes, for example 8:30."),
        "from": tr("From"),
        "from_number": tr("from {number}", number="{number}"),
        "to_number": tr("up to {number}", number="{number}"),
        "to": tr("To"),
        "attachment_number": tr("Attachment no."),
        "attachment_note": tr("What it is"),
        "row": tr("Row"),
        "key": tr("{column} – write the number in the table:", column="{column}"),
        "number_short": tr("No."),
        "add_row": tr("Add a row"),
        "add_next": tr("Add the next card"),
        "place": tr("Place"),
        "date": tr("Date"),
        "sign_on_paper": tr("Signed by hand on the printout."),
        "sketch_note": tr("The drawing is made on paper. Here you can write a note."),
        "say_also": tr("Also say:"),
        "listen_for": tr("Worth hearing:"),
        "when_to_ask": tr("When to ask:"),
        "notes": tr("Notes"),
        "talk": tr("The talk"),
        "checklist": tr("To prepare"),
        "quote_open": tr("“"),
        "quote_close": tr("”"),
        "points": tr("Points"),
    }


def script_words(tr: Translator) -> dict[str, object]:
    """Return the messages of the script; `units` are plural forms by the unit's name, two of which `months` and `years` name."""
    units = _unit_words(tr)
    months, years, *_ = units
    return {**_status_words(tr), **_error_words(tr), **_file_words(tr), "units": units, "months": months, "years": years}


def _status_words(tr: Translator) -> dict[str, str | Forms]:
    return {
        "progress": tr("{done} of {all}", done="{done}", all="{all}"),
        "answers": tr("Answers: {done} of {all}", done="{done}", all="{all}"),
        "clear_answer": tr("Remove the answer"),
        "unsaved": tr("The changes are not saved"),
        "saved": tr("Saved at {time}", time="{time}"),
        "saved_protected": tr("Saved at {time}, with a passphrase", time="{time}"),
        "loaded": tr("The answers from the file are here"),
        "empty": tr("The form is empty"),
        "row_added": tr("Added: {name}.", name="{name}"),
        "row_last": tr("Added: {name}. There is no room for more.", name="{name}"),
        "row_removed": tr("Removed: {name}.", name="{name}"),
        "row_back": tr("Brought back: {name}.", name="{name}"),
        "restore": tr("Bring back"),
        "remove": tr("Remove"),
        "nothing_yet": tr("Nothing has been written yet"),
        "and": tr(" and "),
        "percentage": tr("{part} of {base}, {percent}", part="{part}", base="{base}", percent="{percent}"),
        "that_is": tr("{total}, that is {parts}", total="{total}", parts="{parts}"),
        "idle_warning": tr(
            "Nobody has written anything here for a while. To protect the answers, they will be removed from the screen at {time}.", time="{time}"
        ),
        "idle_cleared": tr("The answers were removed from the screen, because nobody had written for a long time."),
        "error": tr("Error:"),
    }


def _error_words(tr: Translator) -> dict[str, str | Forms]:
    return {
        "places": plural_forms(tr, "{count} place needs attention", "{count} places need attention"),
        "title_count": tr("To correct: {count}", count="{count}"),
        "place_in": tr("{number}, {name}", number="{number}", name="{name}"),
        "need_text": tr("Write an answer here."),
        "need_choice": tr("Mark an answer."),
        "need_rows": plural_forms(tr, "Fill in at least {count} row.", "Fill in at least {count} rows."),
        "need_free": tr("Write what it is, or choose another answer."),
        "need_date": tr("Write the date, for example 7.03.2026."),
        "date": tr("Write the date in digits: day, month and year, for example 7.03.2026."),
        "date_year": tr("Write the year with four digits, for example 2026."),
        "date_none": tr("There is no such day: {value}. Check the day and the month.", value="{value}"),
        "date_future": tr("This date is in the future. Write a day until today."),
        "date_past": tr("This date is in the past. Write today or a later day."),
        "date_min": tr("Write {value} or a later day.", value="{value}"),
        "date_max": tr("Write {value} or an earlier day.", value="{value}"),
        "month": tr("Write the month and the year in digits, for example 03.2026."),
        "time": tr("Write the hour and the minutes, for example 8:30."),
        "integer": tr("Write a whole number, in digits only."),
        "decimal": tr("Write a number in digits, for example 4,5."),
        "money": tr("Write an amount in digits, for example 1250,50."),
        "between": tr("Write a number from {min} to {max}.", min="{min}", max="{max}"),
        "at_least": tr("Write a number that is at least {min}.", min="{min}"),
        "at_most": tr("Write a number that is at most {max}.", max="{max}"),
        "phone_digits": tr("Write the phone number in digits only."),
        "phone_count": plural_forms(
            tr, "Write the 9 digits of the phone number. There is {count} now.", "Write the 9 digits of the phone number. There are {count} now."
        ),
        "pesel_digits": tr("Write the PESEL number in digits only."),
        "pesel_count": plural_forms(tr, "A PESEL number has 11 digits. There is {count} now.", "A PESEL number has 11 digits. There are {count} now."),
        "pesel_sum": tr("There is a slip in the digits of the PESEL number. Compare it with the document, digit by digit."),
        "postal_code": tr("Write the postal code as 00-950."),
        "email": tr("Write the e-mail address as name@example.pl."),
        "case_code": tr("Write the case code as it stands on the folder, without spaces, for example PS.17.2026."),
        "too_long": plural_forms(tr, "Shorten the text by {count} character.", "Shorten the text by {count} characters."),
        "too_many": plural_forms(
            tr, "Leave at most {max} answers. {count} is marked now.", "Leave at most {max} answers. {count} are marked now.", max="{max}"
        ),
    }


def _file_words(tr: Translator) -> dict[str, str | Forms]:
    return {
        "no_code": tr("no-code"),
        "passphrase_short": tr("Write a passphrase of at least 12 characters."),
        "passphrase_differs": tr("The passphrases differ. Write the same one again."),
        "passphrase_needed": tr("This file is protected. Write its passphrase."),
        "passphrase_wrong": tr("This passphrase does not open the file. Check capital letters and spaces."),
        "file_needed": tr("Choose the file with the answers."),
        "file_unreadable": tr("This file cannot be read. Choose a .json file that was saved from this form."),
        "file_damaged": tr("The file is damaged or was changed, and its answers cannot be read. What is on the screen stays."),
        "file_other": tr("The file {name} was saved from another form. What is on the screen stays.", name="{name}"),
        "carry_offer": tr(
            "The file {name} was saved from another form. What follows can be taken over into empty fields. To take it over, load once more.", name="{name}"
        ),
        "carry_done": tr("Taken over: {fields}.", fields="{fields}"),
        "carry_left": tr("Parts that have no place here were left out."),
        "file_failed": tr("The file could not be written. Choose another place or name."),
        "file_version": tr("The file was saved from version {version} of this form.", version="{version}"),
        "file_definition": tr("The file was saved from another edition of this form."),
        "earlier_answer": tr("an answer of an earlier version ({code})", code="{code}"),
        "earlier_row": tr("a row of an earlier version ({code})", code="{code}"),
        "more_lines": plural_forms(tr, "and {count} more", "and {count} more"),
        "no_crypto": tr("This browser cannot protect files with a passphrase."),
    }


def _unit_words(tr: Translator) -> dict[str, Forms]:
    """Return the plural forms of common units, keyed by the form that labels use ("miesięcy")."""
    forms = [
        plural_forms(tr, "{count} month", "{count} months"),
        plural_forms(tr, "{count} year", "{count} years"),
        plural_forms(tr, "{count} week", "{count} weeks"),
        plural_forms(tr, "{count} day", "{count} days"),
        plural_forms(tr, "{count} hour", "{count} hours"),
        plural_forms(tr, "{count} minute", "{count} minutes"),
        plural_forms(tr, "{count} point", "{count} points"),
        plural_forms(tr, "{count} person", "{count} persons"),
        plural_forms(tr, "{count} answer", "{count} answers"),
    ]
    return {entry["many"].replace("{count}", "").strip(): entry for entry in forms}
