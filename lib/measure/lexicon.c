/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A lexicon is a tree of words: a phrase is a way down, and where it ends stand its senses. Words
 * are numbers, so that a step down is one look-up of two numbers, whatever the size of the lexicon.
 * What the classes mean stands in lexicon_classes.c; this file only finds.
 * Invariant: every node but the root is reached by exactly one step.
 */
#include "measure/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "measure/lexicon_match.h"

/* Longer phrases are refused: they bound the work per word. */
enum { PHRASE_WORDS_MOST = 8, NO_WORD = -1 };

struct word {
    const char *text;
    int number;
    UT_hash_handle hh;
};

struct step {
    int64_t from_word; /* node << 32 | word */
    int node;
    UT_hash_handle hh;
};

struct node {
    const struct sense *senses;
    bool has_steps;
};

/* What is said of a metric by its name. */
struct name {
    const char *text;
    const struct sense *senses;
    UT_hash_handle hh;
};

struct lexicon {
    struct name *names;
    struct word *words;
    int word_count;
    struct step *steps;
    struct node *nodes; /* [0] is the root */
    size_t node_count, node_capacity;
    struct token_list phrase;   /* the one that is being added */
    enum word_class last_class; /* added to */
    struct arena arena;
};

static int
add_node(struct lexicon *lexicon)
{
    lexicon->nodes = mem_grow(
        lexicon->nodes, &lexicon->node_capacity, lexicon->node_count + 1, sizeof *lexicon->nodes);
    lexicon->nodes[lexicon->node_count] = (struct node){NULL, false};
    return (int)lexicon->node_count++;
}

struct lexicon *
lexicon_new(void)
{
    struct lexicon *lexicon = mem_zeroed(1, sizeof *lexicon);
    add_node(lexicon);
    return lexicon;
}

void
lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    HASH_CLEAR(hh, lexicon->names);
    HASH_CLEAR(hh, lexicon->words);
    HASH_CLEAR(hh, lexicon->steps);
    free(lexicon->nodes);
    tokens_free(&lexicon->phrase);
    arena_free(&lexicon->arena);
    free(lexicon);
}

static int
find_word(const struct lexicon *lexicon, const char *text, size_t length)
{
    struct word *word;
    HASH_FIND(hh, lexicon->words, text, length, word);
    return word ? word->number : NO_WORD;
}

static int
add_word(struct lexicon *lexicon, const char *text, size_t length)
{
    int number = find_word(lexicon, text, length);
    if (number != NO_WORD)
        return number;
    struct word *word = arena_alloc(&lexicon->arena, sizeof *word);
    word->text = arena_text(&lexicon->arena, text, length);
    word->number = lexicon->word_count++;
    HASH_ADD_KEYPTR(hh, lexicon->words, word->text, length, word);
    return word->number;
}

/* The node below `node` by `word`, or -1. */
static int
find_step(const struct lexicon *lexicon, int node, int word)
{
    struct step *step;
    if (!lexicon->nodes[node].has_steps || word == NO_WORD)
        return -1;
    int64_t key = (int64_t)node << 32 | word;
    HASH_FIND(hh, lexicon->steps, &key, sizeof key, step);
    return step ? step->node : -1;
}

static int
add_step(struct lexicon *lexicon, int node, int word)
{
    int below = find_step(lexicon, node, word);
    if (below >= 0)
        return below;
    struct step *step = arena_alloc(&lexicon->arena, sizeof *step);
    step->from_word = (int64_t)node << 32 | word;
    step->node = add_node(lexicon);
    lexicon->nodes[node].has_steps = true;
    HASH_ADD(hh, lexicon->steps, from_word, sizeof step->from_word, step);
    return step->node;
}

/* Adds a sense of a phrase of the sentence. */
static bool
add_phrase(struct lexicon *lexicon, const char *phrase, struct sense *sense, const char **error)
{
    struct token_list *list = &lexicon->phrase;
    int node = 0;

    tokens_cut(list, phrase, strlen(phrase));
    bool good = list->count > 0 && list->count <= PHRASE_WORDS_MOST;
    *error = list->count == 0 ? "has no word" : "has more words than a phrase may have (8)";
    for (size_t i = 0; good && i < list->count; i++)
        node = add_step(
            lexicon, node, add_word(lexicon, list->tokens[i].word, list->tokens[i].word_length));
    if (good) {
        sense->next = lexicon->nodes[node].senses;
        lexicon->nodes[node].senses = sense;
    }
    return good;
}

static void
add_name(struct lexicon *lexicon, const char *text, struct sense *sense)
{
    struct name *name;
    HASH_FIND_STR(lexicon->names, text, name);
    if (!name) {
        name = arena_alloc(&lexicon->arena, sizeof *name);
        name->text = arena_text(&lexicon->arena, text, strlen(text));
        HASH_ADD_KEYPTR(hh, lexicon->names, name->text, strlen(name->text), name);
    }
    sense->next = name->senses;
    name->senses = sense;
}

bool
lexicon_add(struct lexicon *lexicon, const char *word_class, const char *phrase,
    const char *meaning, const char **error)
{
    struct sense sense = {.word_class = lexicon->last_class};

    if (!lexicon_read_class(word_class, meaning, &sense, error))
        return false;
    lexicon->last_class = sense.word_class;
    struct sense *kept = arena_alloc(&lexicon->arena, sizeof *kept);
    *kept = sense;
    kept->meaning = arena_text(&lexicon->arena, meaning, strlen(meaning));
    if (sense.word_class < WORD_FIRST_OF_METRICS)
        return add_phrase(lexicon, phrase, kept, error);
    add_name(lexicon, phrase, kept);
    return true;
}

static bool
ends_with(const char *text, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    return length > size + 1 && memcmp(text + length - size, ending, size) == 0;
}

/* The word without its ending: "companies" is company, "booking" book, "closed" close, "planning"
   plan; NO_WORD if the lexicon has none of them. */
static int
find_base(const struct lexicon *lexicon, const char *text, size_t length)
{
    static const struct {
        const char *ending, *instead;
    } endings[] = {
        {"'s", ""},
        {"s'", "s"},
        {"ies", "y"},
        {"sses", "ss"},
        {"ches", "ch"},
        {"shes", "sh"},
        {"xes", "x"},
        {"s", ""},
        {"ing", ""},
        {"ing", "e"},
        {"ied", "y"},
        {"ed", ""},
        {"ed", "e"},
    };
    char base[40];

    if (length < 3 || length >= sizeof base - 1)
        return NO_WORD;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!ends_with(text, length, endings[i].ending))
            continue;
        size_t stem = length - strlen(endings[i].ending);
        size_t more = strlen(endings[i].instead);
        memcpy(base, text, stem);
        memcpy(base + stem, endings[i].instead, more);
        int word = find_word(lexicon, base, stem + more);
        if (word == NO_WORD && more == 0 && stem > 2 && base[stem - 1] == base[stem - 2])
            word = find_word(lexicon, base, stem - 1);
        if (word != NO_WORD)
            return word;
    }
    return NO_WORD;
}

struct walk {
    const struct lexicon *lexicon;
    struct token_list *list;
    struct match_list *matches;
    const int *words; /* of every token two: as written, and without its ending */
    size_t first;
};

static void
walk_down(struct walk *walk, int node, size_t at, bool is_exact)
{
    const struct lexicon *lexicon = walk->lexicon;
    struct token *token = &walk->list->tokens[walk->first];

    for (const struct sense *sense = lexicon->nodes[node].senses; sense; sense = sense->next) {
        struct match_list *list = walk->matches;
        list->matches =
            mem_grow(list->matches, &list->capacity, list->count + 1, sizeof *list->matches);
        list->matches[list->count++] =
            (struct match){sense, (unsigned)(at - walk->first), is_exact};
        token->classes |= UINT64_C(1) << sense->word_class;
        token->match_count++;
    }
    if (!lexicon->nodes[node].has_steps || at == walk->list->count)
        return;
    for (size_t form = 0; form < 2; form++) {
        int below = find_step(lexicon, node, walk->words[2 * at + form]);
        if (below >= 0)
            walk_down(walk, below, at + 1, is_exact && form == 0);
    }
}

void
lexicon_match(const struct lexicon *lexicon, struct token_list *list, struct match_list *matches)
{
    int *words = mem_resize(NULL, 2 * list->count + 1, sizeof *words);
    struct walk walk = {lexicon, list, matches, words, 0};

    for (size_t i = 0; i < list->count; i++) {
        const struct token *token = &list->tokens[i];
        words[2 * i] = find_word(lexicon, token->word, token->word_length);
        words[2 * i + 1] = token->kind == TOKEN_WORD
                               ? find_base(lexicon, token->word, token->word_length)
                               : NO_WORD;
    }
    for (walk.first = 0; walk.first < list->count; walk.first++) {
        list->tokens[walk.first].first_match = (unsigned)matches->count;
        walk_down(&walk, 0, walk.first, true);
    }
    free(words);
}

const struct sense *
lexicon_sense(const struct lexicon *lexicon, const char *phrase, enum word_class word_class)
{
    struct name *name;
    HASH_FIND_STR(lexicon->names, phrase, name);
    const struct sense *sense = name ? name->senses : NULL;
    while (sense && sense->word_class != word_class)
        sense = sense->next;
    return sense;
}
