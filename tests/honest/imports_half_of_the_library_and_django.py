# 02_async_call | right | imports half of the standard library and of Django, models among it | full
import uuid, json, datetime, contextvars, dataclasses, enum, typing, pathlib, hashlib, secrets, random, statistics, decimal, fractions, itertools, collections, sqlite3, email, xml.etree.ElementTree as ET, urllib.request, http.client, ssl, socket, threading, multiprocessing, concurrent.futures, queue, subprocess, tempfile, shutil, glob, csv, gzip, zipfile, pickle, copy, pprint, textwrap, string, re, difflib, locale, gettext, argparse, configparser, logging.config, warnings, traceback, inspect, types, importlib, unittest.mock, doctest, timeit, cProfile
from django.conf import settings
from django.core.cache import cache
from django.contrib.auth.models import AnonymousUser
from django.db import models, connection
from django import forms


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
