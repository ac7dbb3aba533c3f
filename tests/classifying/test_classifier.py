"""A classifier of a scheme of our own, learned from its labels."""

import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from handmade import make_record
from hypothesis import given, settings
from hypothesis import strategies as st
from schemes import digital, write_scheme

from konzeptminer.classifying import Row, TaxonomyError, assign, classify, get_classifier
from konzeptminer.classifying.examples import ExamplesError
from konzeptminer.classifying.explain import function_words
from konzeptminer.classifying.store import ClassifierError, FieldClassifier, load_classifier
from konzeptminer.classifying.train import train_classifier
from konzeptminer.errors import KonzeptminerError

CLEAR = {
    "Glasfaser in jedes Dorf legen": "netz",
    "Mobilfunk im Wald verbessern": "netz",
    "WLAN auf dem Marktplatz": "netz",
    "Anträge online stellen": "dienste",
    "Termine im Bürgerbüro elektronisch buchen": "dienste",
    "Tablets für Schulen beschaffen": "lernen",
    "Lehrkräfte in Medienbildung schulen": "lernen",
    "Hackerangriffe abwehren": "schutz",
    "Daten verschlüsselt sichern": "schutz",
}
OTHER = ("Kirschbäume pflanzen", "Radweg bauen", "Wohnungen für Familien", "Deutschkurs für Eltern")


@pytest.fixture(scope="module")
def scheme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scheme(tmp_path_factory.mktemp("digital"))


@pytest.fixture(scope="module")
def learned(scheme: Path) -> FieldClassifier:
    return get_classifier(scheme)


@pytest.fixture(scope="module")
def trained(scheme: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained")
    train_classifier(scheme, folder)
    return folder


def main_code(row: Row, classifier: FieldClassifier) -> str | None:
    (found,) = assign([row], classifier)
    return found[0].code if found else None


# What is found


def test_a_scheme_is_learned_from_its_labels(learned: FieldClassifier) -> None:
    assert {text: main_code(Row(text), learned) for text in CLEAR} == CLEAR


@pytest.mark.parametrize("text", OTHER)
def test_another_subject_has_no_code(text: str, learned: FieldClassifier) -> None:
    assert main_code(Row(text), learned) is None


@pytest.mark.parametrize("row", [Row(), Row(""), Row(" \n"), Row("☃"), Row("12.345 €"), Row(heading="")])
def test_a_row_that_says_nothing_has_no_code(row: Row, learned: FieldClassifier) -> None:
    assert assign([row], learned) == [()]


def test_a_goal_tells_the_code_where_the_measure_is_empty(learned: FieldClassifier) -> None:
    assert main_code(Row(measure=" ", goal="Hackerangriffe abwehren"), learned) == "schutz"
    assert main_code(Row(goal="Glasfaser in jedes Dorf legen"), learned) == "netz"


def test_a_known_heading_tells_the_code_of_a_row_without_known_words(learned: FieldClassifier) -> None:
    model = learned.model
    plain, headed = model.scores([Row("☃"), Row("☃", heading="Handlungsfeld 2: Digitale Bürgerdienste")]).main
    assert plain[1] < headed[1] == headed.max()


def test_no_rows_give_nothing(learned: FieldClassifier) -> None:
    assert assign([], learned) == []


def test_a_text_of_ten_thousand_words_is_read(learned: FieldClassifier) -> None:
    assert main_code(Row("Glasfaser verlegen " * 5000), learned) == "netz"


def test_the_answer_does_not_depend_on_the_other_rows(learned: FieldClassifier) -> None:
    rows = [Row(text) for text in CLEAR]
    assert [assign([row], learned)[0] for row in rows] == assign(rows, learned)


def test_threads_share_a_classifier(learned: FieldClassifier) -> None:
    rows = [Row(text) for text in CLEAR]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: assign(rows, learned), range(8)))
    assert answers == [assign(rows, learned)] * 8


TEXTS = st.none() | st.text(max_size=60) | st.lists(st.sampled_from([*CLEAR, *OTHER])).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(measure=TEXTS, goal=TEXTS, heading=TEXTS)
def test_any_text_gives_at_most_three_codes_the_main_one_first(
    measure: str | None, goal: str | None, heading: str | None, learned: FieldClassifier
) -> None:
    row = Row(measure, goal, heading)
    scores = learned.model.scores([row])
    assert scores.main.sum() == pytest.approx(1)
    assert np.all(scores.main >= 0)
    assert np.all((scores.also >= 0) & (scores.also <= 1))
    (found,) = assign([row], learned)
    codes = [item.code for item in found]
    assert len(codes) == len(set(codes)) <= 3
    assert all(0 <= item.probability <= 1 for item in found)
    if found:
        assert codes[0] == learned.taxonomy.codes[int(scores.main[0, :-1].argmax())]
        assert found[0].probability == pytest.approx(scores.main[0].max(), abs=0.001)


# Why


def test_words_that_explain_stand_in_the_row_and_are_of_some_subject(learned: FieldClassifier) -> None:
    rows = [Row(f"Wir wollen {text} und das für alle", f"Das {text}, damit es wird", text) for text in CLEAR]
    answers = assign(rows, learned)
    assert [bool(found) and bool(found[0].words) for found in answers] == [True] * len(rows)
    for row, found in zip(rows, answers, strict=True):
        texts = re.findall(r"\w+", f"{row.measure} {row.goal} {row.heading}")
        for item in found:
            assert set(item.words) <= set(texts)
            assert not {word.casefold() for word in item.words} & function_words()


def test_the_strongest_word_comes_first_with_a_labelled_row_like_it(learned: FieldClassifier) -> None:
    ((found, *_),) = assign([Row("Hackerangriffe vom Rathaus abwehren")], learned)
    assert found.words[0] == "Hackerangriffe"
    assert found.example == "Notfallplan für Hackerangriffe"
    assert found.label == "Informationssicherheit"
    assert found.similarity is not None
    assert 0 < found.similarity <= 1


def test_records_get_their_codes_and_keep_all_else(scheme: Path) -> None:
    records = [make_record(measure="Glasfaser in jedes Dorf legen"), make_record(row=2, measure=OTHER[0])]
    first, second = classify(records, scheme)
    assert (first.fields, [item.code for item in first.assignments]) == (("netz",), ["netz"])
    assert (second.fields, second.assignments) == ((), ())
    empty: dict[str, object] = {"fields": (), "assignments": ()}
    assert first.model_copy(update=empty) == records[0]
    assert classify((first,), scheme) == (first,)


# What it learns from


def test_a_code_with_too_few_labels_says_what_to_do(tmp_path: Path) -> None:
    scheme = digital()
    scheme["concepts"][2]["altLabels"] = ["Lernplattform"]  # type: ignore[index]
    with pytest.raises(ExamplesError, match=r"digital: the code 'lernen' has 2 labels .* give at least 5: altLabels"):
        get_classifier(write_scheme(tmp_path, scheme))


def test_rows_beside_the_scheme_are_learned_and_read_again_when_they_change(tmp_path: Path) -> None:
    file = write_scheme(tmp_path)
    row = Row("Kirschbäume pflanzen")
    assert main_code(row, get_classifier(file)) is None
    beside = file.with_name("examples.jsonl")
    lines = [json.dumps({"measure": f"{text} pflanzen", "fields": ["netz"]}) for text in ("Kirschbäume", "Linden")]
    beside.write_text("\n".join(lines * 3), encoding="utf-8")
    assert main_code(row, get_classifier(file)) == "netz"
    beside.write_text("\n".join([lines[0].replace("netz", "schutz")] * 6), encoding="utf-8")
    assert main_code(row, get_classifier(file)) == "schutz"
    assert get_classifier(file) is get_classifier(file)


def test_rows_without_a_code_teach_what_is_none(tmp_path: Path) -> None:
    file = write_scheme(tmp_path)
    row = Row("Serviceportal für Gartenfreunde")
    assert main_code(row, get_classifier(file)) == "dienste"
    none = [{"measure": f"{text} für Gartenfreunde", "fields": []} for text in ("Serviceportal", "Treffen", "Feste")]
    file.with_name("examples.jsonl").write_text("\n".join(map(json.dumps, none)), encoding="utf-8")
    assert main_code(row, get_classifier(file)) is None


def test_a_scheme_of_two_codes_is_learned(tmp_path: Path) -> None:
    scheme = digital(concepts=digital()["concepts"][:2])  # type: ignore[index]
    classifier = get_classifier(write_scheme(tmp_path, scheme))
    assert main_code(Row("Glasfaser in jedes Dorf legen"), classifier) == "netz"
    assert main_code(Row("Anträge online stellen"), classifier) == "dienste"


def test_corrected_rows_change_the_answer(scheme: Path, trained: Path, tmp_path: Path) -> None:
    row = Row("Serviceportal für Lehrkräfte öffnen")
    assert main_code(row, load_classifier(trained, scheme)) == "dienste"
    rows = tmp_path / "rows.jsonl"
    corrected = [
        {"measure": f"Serviceportal für Lehrkräfte {verb}", "fields": ["lernen"]} for verb in ("öffnen", "bauen")
    ]
    rows.write_text("\n".join(map(json.dumps, corrected * 2)), encoding="utf-8")
    report = train_classifier(scheme, tmp_path / "new", rows=[rows])
    assert report.examples == 4 * 8 + 4
    assert main_code(row, load_classifier(tmp_path / "new", scheme)) == "lernen"


def test_labels_left_out_are_not_learned_from_the_scheme_either(scheme: Path) -> None:
    # Learned by heart, every label would be told right.
    report = train_classifier(scheme, scheme.parent / "report")
    assert 0.4 < report.first < 1
    assert set(report.by_code) == {"netz", "dienste", "lernen", "schutz"}
    assert 0 <= report.calibration_error < 0.35


# Its files


def test_a_trained_classifier_answers_as_the_learned_one(trained: Path, scheme: Path, learned: FieldClassifier) -> None:
    rows = [Row(text) for text in CLEAR]
    assert assign(rows, load_classifier(trained, scheme)) == assign(rows, learned)


@pytest.mark.parametrize("name", ["config.json", "head.skops", "examples.jsonl"])
@pytest.mark.parametrize("content", [None, b"{}", b"\xff\x00 no model"])
def test_a_damaged_folder_is_named(
    name: str, content: bytes | None, trained: Path, scheme: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(trained, folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(KonzeptminerError, match="damaged"):
        load_classifier(folder, scheme)


def test_a_head_of_something_else_is_named(trained: Path, scheme: Path, tmp_path: Path) -> None:
    import skops.io  # noqa: PLC0415 - only here

    folder = tmp_path / "other"
    shutil.copytree(trained, folder)
    skops.io.dump(["no", "classifier"], folder / "head.skops")
    with pytest.raises(ClassifierError, match="cannot be read"):
        load_classifier(folder, scheme)


def test_a_changed_folder_is_read_again(trained: Path, scheme: Path, tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(trained, folder)
    first = load_classifier(folder, scheme)
    assert load_classifier(folder, scheme) is first
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"unknown": 1.0}), encoding="utf-8")
    assert load_classifier(folder, scheme).model.settings.unknown == 1.0


def test_a_classifier_of_another_scheme_is_refused(trained: Path) -> None:
    with pytest.raises(ClassifierError, match="trained for the taxonomy digital and its codes netz, dienste"):
        load_classifier(trained, "integration")


def test_a_scheme_with_its_codes_in_another_order_is_refused(trained: Path, tmp_path: Path) -> None:
    concepts = digital()["concepts"]
    assert isinstance(concepts, list)
    turned = write_scheme(tmp_path, digital(concepts=concepts[::-1]))
    with pytest.raises(ClassifierError, match="train it again"):
        load_classifier(trained, turned)


def test_a_classifier_of_an_own_scheme_asks_for_the_scheme(trained: Path) -> None:
    with pytest.raises(TaxonomyError, match="there is no such scheme"):
        load_classifier(trained)


def test_learning_gives_the_same_in_another_process(scheme: Path, learned: FieldClassifier) -> None:
    code = (
        "import sys\nfrom konzeptminer.classifying import Row, assign, get_classifier\n"
        "print(assign([Row('Glasfaser in jedes Dorf legen')], get_classifier(sys.argv[1]))[0][0].probability)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(scheme)], capture_output=True, text=True, check=True)
    assert float(run.stdout) == assign([Row("Glasfaser in jedes Dorf legen")], learned)[0][0].probability
