"""Pictures in a text: a modern format, several sizes, fetched when they come into view."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images import get_image_model

from tests import factories as f

pytestmark = pytest.mark.django_db


def make_image(width: int, height: int) -> Any:
    """A picture of one colour."""
    data = BytesIO()
    Picture.new("RGB", (width, height), "green").save(data, "PNG")
    file = ContentFile(data.getvalue(), name="green.png")
    return get_image_model().objects.create(title="A green field", file=file)


@pytest.fixture
def address(home):
    # Wagtail keeps the sizes of a picture by its id, which the next test uses again.
    cache.clear()

    def make(*images):
        page = f.StandardPageFactory(parent=home, slug="pictures")
        page.body = [
            {"type": "image", "value": {"image": each.pk, "alt_text": "Green", "decorative": False}}
            for each in images
        ]
        f.publish(page)
        return "/fr/pictures/"

    return make


def test_a_picture_comes_in_sizes_and_late(client, address):
    html = client.get(address(make_image(2000, 1000))).content.decode()
    (tag,) = re.findall(r"<figure>(<img[^>]*>)</figure>", html)
    attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
    sizes = [part.split() for part in attributes["srcset"].split(", ")]
    assert [size for _url, size in sizes] == ["480w", "960w", "1280w"]
    assert all(url.endswith(".webp") for url, _size in sizes)
    assert attributes["loading"] == "lazy"
    assert attributes["alt"] == "Green"
    assert (attributes["width"], attributes["height"]) == ("480", "240")


def test_a_small_picture_is_not_blown_up(client, address):
    html = client.get(address(make_image(300, 100))).content.decode()
    (srcset,) = re.findall(r'srcset="([^"]*)"', html)
    assert {part.split()[1] for part in srcset.split(", ")} == {"300w"}


def test_pictures_take_few_queries(client, address, django_assert_max_num_queries):
    path = address(make_image(2000, 1000), make_image(1000, 500), make_image(800, 500))
    client.get(path)
    with django_assert_max_num_queries(15):
        client.get(path)
