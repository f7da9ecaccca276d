"""What holds for every plugin that is installed, whatever it brings."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import reverse

from ogp_cms.extensions import ColumnType, Place, Scope, ScopeKind, registry
from ogp_cms.extensions.versions import parse_version

PLUGINS = registry.plugins()

TYPES: dict[ColumnType, Any] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.DECIMAL: (Decimal, Fraction),
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: datetime.date,
    ColumnType.MOMENT: datetime.datetime,
    ColumnType.KEY: UUID,
}


@pytest.fixture(params=PLUGINS, ids=lambda plugin: plugin.label)
def plugin(request):
    return request.param


def test_it_states_its_version(plugin):
    assert parse_version(plugin.config.version)


def test_its_settings_are_complete(plugin):
    config = plugin.config
    assert set(config.settings) == {*config.default_settings, *config.required_settings}


@pytest.mark.django_db
def test_its_metrics_answer_for_every_scope_they_are_asked_about(plugin):
    plan = uuid4()
    scopes = [Scope(kind, uuid4(), plan) for kind in ScopeKind]
    days = [datetime.date(2020, 1, 1), datetime.date(2021, 1, 1)]
    for metric in plugin.metrics:
        figures = metric.figures_at(scopes, days)
        assert set(figures) == set(days)
        for of_day in figures.values():
            assert set(of_day) == set(scopes)
            for figure in of_day.values():
                assert figure.rule == metric.rule
                if figure.value is not None:
                    assert figure.value == figure.numerator / figure.denominator


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_its_metrics_ask_a_constant_number_of_queries(plugin, count):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    plan = uuid4()
    for metric in plugin.metrics:
        numbers = []
        for size in (1, count):
            scopes = [Scope(kind, uuid4(), plan) for kind in ScopeKind for _ in range(size)]
            with CaptureQueriesContext(
                connection,
            ) as queries:
                metric.figures(scopes, datetime.date(2021, 1, 1))
            numbers.append(len(queries))
        assert numbers[0] == numbers[1]


@pytest.mark.django_db
def test_its_search_documents_use_the_fields_and_facets_they_declare(plugin):
    for source in plugin.search:
        fields = {field.name for field in source.fields}
        facets = {facet.name for facet in source.facets}
        for document in islice(source.documents(), 100):
            assert {text.field for text in document.texts} <= fields
            assert set(document.facets) <= facets
            assert {text.language for text in document.texts} <= set(document.urls)
        assert list(source.documents(keys=[uuid4()])) == []


@pytest.mark.django_db
def test_its_datasets_hold_the_columns_they_declare(plugin):
    for dataset in plugin.datasets:
        types = {column.name: TYPES[column.type] for column in dataset.columns}
        assert all(column.meaning for column in dataset.columns)
        for row in islice(dataset.rows(), 100):
            assert isinstance(row, Mapping)
            assert set(row) == set(types)
            for name, value in row.items():
                assert value is None or isinstance(value, types[name]), name


@pytest.mark.django_db
def test_its_reports_make_a_document_from_the_form_as_it_is_offered(plugin):
    for report in plugin.reports:
        form = report.form_class()
        initial = {
            name: form.get_initial_for_field(field, name) for name, field in form.fields.items()
        }
        bound = report.form_class(initial)
        assert bound.is_valid(), bound.errors
        document = report.document(bound.cleaned_data, "en")
        assert document.content
        assert "/" not in document.filename


@pytest.mark.django_db
def test_its_slots_have_a_template_and_cope_with_a_subject_they_do_not_know(plugin):
    request = RequestFactory().get("/")
    for slot in plugin.slots:
        assert slot.place in Place
        assert get_template(slot.template_name)
        assert slot.get_context(request, object()) is None or isinstance(
            slot.get_context(request, object()), dict
        )


def test_its_addresses_stand_under_its_label(plugin):
    if plugin.urls is None:
        return
    simple = [p for p in plugin.urls.urlpatterns if p.name and not p.pattern.converters]
    for pattern in simple:
        address = reverse(f"plugins:{plugin.label}:{pattern.name}")
        assert address.split("/")[2] == plugin.label
